package io.clientele.snapshot;

import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The published results. What belongs to a snapshot never changes, so its segments are kept.
@Component
public class Snapshots {

    private static final String CURRENT =
            """
            n.number, n.segmentation_id, n.as_of, n.computed_at, n.model, n.horizon_months,
            n.ledger_revision < r.revision as stale
            """;

    private static final int REMEMBERED = 16;

    private final SnapshotWriter writer;
    private final JdbcClient jdbc;
    private final Map<Integer, SnapshotSegments> segments = new ConcurrentHashMap<>();

    Snapshots(SnapshotWriter writer, JdbcClient jdbc) {
        this.writer = writer;
        this.jdbc = jdbc;
    }

    /// Publishes a result: readers see the old one until this transaction commits, and the new one
    /// right after.
    @Transactional
    public void publish(SnapshotDraft draft) {
        writer.publish(draft);
    }

    /// The current snapshot; empty before the first.
    public Optional<Snapshot> current() {
        return jdbc.sql(
                        "select "
                                + CURRENT
                                + """
                                from current_snapshot c
                                join snapshot n on n.number = c.snapshot_number
                                cross join ledger_revision r
                                """)
                .query(snapshot())
                .optional();
    }

    /// A snapshot by its number; empty once it has been dropped.
    public Optional<Snapshot> byNumber(int number) {
        return jdbc.sql(
                        "select "
                                + CURRENT
                                + "from snapshot n cross join ledger_revision r where n.number = :number")
                .param("number", number)
                .query(snapshot())
                .optional();
    }

    /// One customer of the current snapshot, in one round trip; the customer is null when the
    /// snapshot does not hold it, the whole answer empty before the first snapshot.
    public Optional<FoundCustomer> find(String customerId) {
        return jdbc.sql(
                        "select "
                                + CURRENT
                                + ", "
                                + CustomerRow.COLUMNS
                                + """
                                 from current_snapshot c
                                join snapshot n on n.number = c.snapshot_number
                                cross join ledger_revision r
                                left join customer_segment s
                                    on s.snapshot_number = c.snapshot_number and s.customer_id = :id
                                """)
                .param("id", customerId)
                .query(FoundCustomer::of)
                .optional();
    }

    /// Those of the given customers that the snapshot holds, in ascending order of their ids.
    public List<CustomerRow> find(int snapshot, List<String> customerIds) {
        return jdbc.sql(
                        "select "
                                + CustomerRow.COLUMNS
                                + """
                                 from customer_segment s
                                where s.snapshot_number = :number and s.customer_id = any(:ids)
                                order by s.customer_id
                                """)
                .param("number", snapshot)
                .param("ids", customerIds.toArray(String[]::new))
                .query((row, index) -> CustomerRow.of(row, 0))
                .list();
    }

    /// A page of a segment's customers, after the given id.
    public List<CustomerRow> page(int snapshot, Family family, int code, String after, int limit) {
        return jdbc.sql(
                        ("select "
                                        + CustomerRow.COLUMNS
                                        + """
                                         from customer_segment s
                                        where s.snapshot_number = :number and s.%s = :code and s.customer_id > :after
                                        order by s.customer_id
                                        limit :limit
                                        """)
                                .formatted(family.column()))
                .param("number", snapshot)
                .param("code", code)
                .param("after", after)
                .param("limit", limit)
                .query((row, index) -> CustomerRow.of(row, 0))
                .list();
    }

    /// The segments of a snapshot.
    public SnapshotSegments segments(int snapshot) {
        if (segments.size() > REMEMBERED) {
            segments.clear();
        }
        return segments.computeIfAbsent(
                snapshot,
                number ->
                        new SnapshotSegments(
                                jdbc.sql(
                                                """
                                                select * from snapshot_segment
                                                where snapshot_number = :number order by family, code
                                                """)
                                        .param("number", number)
                                        .query(
                                                DataClassRowMapper.newInstance(
                                                        SnapshotSegment.class))
                                        .list()));
    }

    private static RowMapper<Snapshot> snapshot() {
        return (row, index) -> FoundCustomer.snapshot(row);
    }
}
