package io.clientele.offer;

import io.clientele.bulk.BinaryCopyWriter;
import io.clientele.bulk.Partitions;
import io.clientele.privacy.ErasedCustomers;
import io.clientele.privacy.PersonalData;
import io.clientele.publishing.SnapshotDropped;
import io.clientele.recommendation.OfferList;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/// Writes offers into a partition of their own, and drops them with their snapshot.
@Component
class OfferWriter {

    /// Stands in the place of a segment for those of whom nothing is known.
    static final String EVERYBODY = "*";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final BundleStore bundles;
    private final ErasedCustomers erased;
    private final PersonalData held;

    OfferWriter(
            JdbcTemplate template,
            JdbcClient jdbc,
            BundleStore bundles,
            ErasedCustomers erased,
            @Qualifier("heldOffers") PersonalData held) {
        this.template = template;
        this.jdbc = jdbc;
        this.bundles = bundles;
        this.erased = erased;
        this.held = held;
    }

    /// A table for every customer's list, which nobody sees yet.
    void begin(int number) {
        jdbc.sql(
                        "create table customer_offer_%d (like customer_offer including defaults)"
                                .formatted(number))
                .update();
    }

    /// Makes every customer's list and writes it into that table; none of them, and the transaction
    /// goes on, where they cannot be made.
    ///
    /// @throws OffersNotMade then, but not for what the database refuses
    void list(int number, OfferDraft draft) {
        template.execute(
                (ConnectionCallback<Boolean>)
                        connection -> {
                            var before = connection.setSavepoint();
                            try {
                                list(connection, number, draft);
                            } catch (RuntimeException e) {
                                connection.rollback(before);
                                throw new OffersNotMade(e);
                            }
                            connection.releaseSavepoint(before);
                            return true;
                        });
    }

    private static void list(Connection connection, int number, OfferDraft draft)
            throws SQLException {
        try (var out = lists(connection, "customer_offer_" + number, "customer_id", "known")) {
            int row = 0;
            for (OfferList list : draft.customers()) {
                list(out, number, draft.customerIds()[row], list);
                out.int8(draft.known()[row]);
                draft.segments().add(row++, list);
            }
            out.finish();
        }
    }

    /// All the rest, in the same transaction.
    void publish(int number, OfferDraft draft) {
        var erasedMeanwhile = erased.lately(draft.customerIds());
        jdbc.sql("insert into recommender values (:number, :report::jsonb)")
                .param("number", number)
                .param("report", draft.report())
                .update();
        template.execute(
                (ConnectionCallback<Boolean>)
                        connection -> {
                            try (var out =
                                    BinaryCopyWriter.into(
                                            connection,
                                            "offered_product",
                                            "snapshot_number",
                                            "number",
                                            "product_id",
                                            "name",
                                            "category")) {
                                products(out, number, draft);
                            }
                            try (var out = lists(connection, "segment_offer", "segment_id")) {
                                if (draft.shop() != null) {
                                    list(out, number, EVERYBODY, draft.shop());
                                }
                                for (var segment : draft.segments().lists().entrySet()) {
                                    list(out, number, segment.getKey(), segment.getValue());
                                }
                                out.finish();
                            }
                            return true;
                        });
        bundles.write(number, draft.bundles());
        attach(number);
        erasedMeanwhile.forEach(held::erase);
    }

    private static void products(BinaryCopyWriter out, int number, OfferDraft draft)
            throws SQLException {
        for (int p = 0; p < draft.productIds().length; p++) {
            out.row()
                    .int4(number)
                    .int4(p)
                    .text(draft.productIds()[p])
                    .text(draft.names()[p])
                    .text(draft.categories()[p]);
        }
        out.finish();
    }

    private static BinaryCopyWriter lists(
            Connection connection, String table, String key, String... more) throws SQLException {
        var columns = Stream.of("snapshot_number", key, "products", "scores", "reasons", "details");
        return BinaryCopyWriter.into(
                connection, table, Stream.concat(columns, Stream.of(more)).toArray(String[]::new));
    }

    private static void list(BinaryCopyWriter out, int number, String key, OfferList list)
            throws SQLException {
        out.row()
                .int4(number)
                .text(key)
                .int4s(list.products())
                .int4s(list.scores())
                .int4s(list.reasons())
                .int4s(list.details());
    }

    /// Indexed, and known to hold this number alone, before it is attached: no scan, no long lock.
    private void attach(int number) {
        for (String statement :
                List.of(
                        """
                        alter table customer_offer_%1$d
                            add constraint customer_offer_%1$d_pk primary key (customer_id, snapshot_number),
                            add constraint customer_offer_%1$d_number check (snapshot_number = %1$d)
                        """,
                        "alter table customer_offer attach partition customer_offer_%1$d for values in (%1$d)",
                        "analyze customer_offer_%1$d")) {
            jdbc.sql(statement.formatted(number)).update();
        }
    }

    @EventListener
    void drop(SnapshotDropped dropped) {
        Partitions.drop(jdbc, "customer_offer", dropped.number());
        for (String table : List.of("bundle", "segment_offer", "offered_product", "recommender")) {
            jdbc.sql("delete from %s where snapshot_number = :number".formatted(table))
                    .param("number", dropped.number())
                    .update();
        }
    }
}
