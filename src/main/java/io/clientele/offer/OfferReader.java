package io.clientele.offer;

import io.clientele.recommendation.Reason;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Reads lists by their primary key, each in one round trip, and remembers the reports, which never
/// change.
@Component
class OfferReader {

    private static final double TEN_THOUSAND = 10_000;
    private static final int REMEMBERED = 32;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Map<Integer, RecommenderReport> reports = new ConcurrentHashMap<>();

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
        return lines("customer_offer", "customer_id", snapshot, List.of(customerId))
                .getOrDefault(customerId, List.of());
    }

    /// Stands for the purchases that a customer's list leaves out; empty where there is no list, or
    /// the snapshot does not know.
    Optional<Long> known(int snapshot, String customerId) {
        return jdbc.sql(
                        """
                        select known from customer_offer
                        where snapshot_number = :number and customer_id = :id and known is not null
                        """)
                .param("number", snapshot)
                .param("id", customerId)
                .query(Long.class)
                .optional();
    }

    List<Line> ofSegment(int snapshot, String segmentId) {
        return ofSegments(snapshot, List.of(segmentId)).getOrDefault(segmentId, List.of());
    }

    /// By id of the segment; those without a list are left out.
    Map<String, List<Line>> ofSegments(int snapshot, Collection<String> segmentIds) {
        return lines("segment_offer", "segment_id", snapshot, segmentIds);
    }

    private Map<String, List<Line>> lines(
            String table, String key, int snapshot, Collection<String> ids) {
        Map<String, List<Line>> found = new HashMap<>();
        jdbc.sql(
                        """
                        select p.product_id, p.name, p.category, u.score, u.reason, u.detail,
                            coalesce(b.name, b.product_id), o.%s
                        from %s o
                        cross join lateral unnest(o.products, o.scores, o.reasons, o.details)
                            with ordinality as u (product, score, reason, detail, place)
                        join offered_product p
                            on p.snapshot_number = o.snapshot_number and p.number = u.product
                        left join offered_product b
                            on b.snapshot_number = o.snapshot_number and b.number = u.detail
                            and u.reason in (%d, %d)
                        where o.snapshot_number = :number and o.%s = any(:ids)
                        order by u.place
                        """
                                .formatted(
                                        key,
                                        table,
                                        Reason.BOUGHT_WITH.code(),
                                        Reason.LIKE.code(),
                                        key))
                .param("number", snapshot)
                .param("ids", ids.toArray(String[]::new))
                .query(
                        row -> {
                            found.computeIfAbsent(row.getString(8), unseen -> new ArrayList<>())
                                    .add(line(row));
                        });
        return found;
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4) / TEN_THOUSAND,
                Reason.of(row.getInt(5)),
                row.getInt(6),
                row.getString(7));
    }

    /// Empty for snapshots of the time before there were recommendations.
    Optional<RecommenderReport> report(int snapshot) {
        var known = reports.get(snapshot);
        if (known != null) {
            return Optional.of(known);
        }
        var read = read(snapshot);
        if (reports.size() >= REMEMBERED) {
            reports.clear();
        }
        read.ifPresent(report -> reports.put(snapshot, report));
        return read;
    }

    private Optional<RecommenderReport> read(int snapshot) {
        return jdbc.sql("select report from recommender where snapshot_number = :number")
                .param("number", snapshot)
                .query((row, index) -> json.readValue(row.getString(1), RecommenderReport.class))
                .optional();
    }
}
