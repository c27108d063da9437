package io.clientele.offer;

import io.clientele.recommendation.Reason;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Optional;

/// Reads lists by their primary key, each in one round trip.
@Component
class OfferReader {

    private static final double TEN_THOUSAND = 10_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OfferReader(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// One product of a list.
    ///
    /// @param detail what the reason says more
    /// @param like name, or id, of the product that the reason is about; null for other reasons
    record Line(
            String productId,
            @Nullable String name,
            @Nullable String category,
            double score,
            Reason reason,
            int detail,
            @Nullable String like) {}

    List<Line> ofCustomer(int snapshot, String customerId) {
        return lines("customer_offer", "customer_id", snapshot, customerId);
    }

    List<Line> ofSegment(int snapshot, String segmentId) {
        return lines("segment_offer", "segment_id", snapshot, segmentId);
    }

    private List<Line> lines(String table, String key, int snapshot, String id) {
        return jdbc.sql(
                        """
                        select p.product_id, p.name, p.category, u.score, u.reason, u.detail,
                            coalesce(b.name, b.product_id)
                        from %s o
                        cross join lateral unnest(o.products, o.scores, o.reasons, o.details)
                            with ordinality as u (product, score, reason, detail, place)
                        join offered_product p
                            on p.snapshot_number = o.snapshot_number and p.number = u.product
                        left join offered_product b
                            on b.snapshot_number = o.snapshot_number and b.number = u.detail
                            and u.reason in (%d, %d)
                        where o.snapshot_number = :number and o.%s = :id
                        order by u.place
                        """
                                .formatted(
                                        table, Reason.BOUGHT_WITH.code(), Reason.LIKE.code(), key))
                .param("number", snapshot)
                .param("id", id)
                .query(
                        (row, index) ->
                                new Line(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getInt(4) / TEN_THOUSAND,
                                        Reason.of(row.getInt(5)),
                                        row.getInt(6),
                                        row.getString(7)))
                .list();
    }

    /// Empty for snapshots of the time before there were recommendations.
    Optional<RecommenderReport> report(int snapshot) {
        return jdbc.sql("select report from recommender where snapshot_number = :number")
                .param("number", snapshot)
                .query((row, index) -> json.readValue(row.getString(1), RecommenderReport.class))
                .optional();
    }
}
