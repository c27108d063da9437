package io.clientele.publishing;

import io.clientele.privacy.PersonalData;
import io.clientele.privacy.PersonalTable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What `customer_segment` holds of customers, in every snapshot that still has them: also in one
/// that readers are told is gone, as long as its partition could not be dropped.
@Component
class SnapshotPrivacy implements PersonalData {

    private static final String TABLE = "customer_segment";

    private final JdbcClient jdbc;

    SnapshotPrivacy(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public void export(String customerId, Consumer<String> row) {
        parts().forEach(part -> part.export(customerId, row));
    }

    @Override
    public void customers(Consumer<String> customerId) {
        parts().forEach(part -> part.customers(customerId));
    }

    @Override
    public long erase(String customerId) {
        return parts().mapToLong(part -> part.erase(customerId)).sum();
    }

    @Override
    public long anonymise(String customerId, String substitute) {
        return parts().mapToLong(part -> part.anonymise(customerId, substitute)).sum();
    }

    /// The table, and what was detached from it but stands.
    private Stream<PersonalTable> parts() {
        return Stream.concat(
                Stream.of(
                        new PersonalTable(
                                jdbc,
                                TABLE,
                                "t.snapshot_number in (select number from snapshot"
                                        + " where to_regclass('customer_segment_' || number) is not null)")),
                detached().stream().map(part -> new PersonalTable(jdbc, part)));
    }

    private List<String> detached() {
        return jdbc.sql(
                        """
                        select 'customer_segment_' || number
                        from snapshot
                        where dropped_at is not null
                            and to_regclass('customer_segment_' || number) is not null
                            and not exists (
                                select from pg_inherits
                                where inhrelid = to_regclass('customer_segment_' || number)
                                    and not inhdetachpending)
                        order by number
                        """)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
