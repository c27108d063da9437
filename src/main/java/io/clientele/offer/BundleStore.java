package io.clientele.offer;

import io.clientele.basket.Bundle;
import io.clientele.bulk.BinaryCopyWriter;
import io.clientele.offer.OfferedBundle.BundledProduct;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Bundles, written with the offers of a snapshot and read by segment.
@Component
class BundleStore {

    private static final TypeReference<List<BundledProduct>> PRODUCTS = new TypeReference<>() {};

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    BundleStore(JdbcTemplate template, JdbcClient jdbc, JsonMapper json) {
        this.template = template;
        this.jdbc = jdbc;
        this.json = json;
    }

    void write(int number, Map<String, List<Bundle>> bundles) {
        template.execute(
                (ConnectionCallback<Long>)
                        connection -> {
                            try (var out =
                                    BinaryCopyWriter.into(
                                            connection,
                                            "bundle",
                                            "snapshot_number",
                                            "segment_id",
                                            "place",
                                            "antecedent",
                                            "consequent",
                                            "orders",
                                            "support",
                                            "confidence",
                                            "lift",
                                            "revenue")) {
                                for (var segment : bundles.entrySet()) {
                                    int place = 0;
                                    for (var bundle : segment.getValue()) {
                                        out.row()
                                                .int4(number)
                                                .text(segment.getKey())
                                                .int4(++place)
                                                .int4s(bundle.antecedent())
                                                .int4s(bundle.consequent())
                                                .int4(bundle.orders())
                                                .float8(bundle.support())
                                                .float8(bundle.confidence())
                                                .float8(bundle.lift())
                                                .numeric(bundle.amount());
                                    }
                                }
                                return out.finish();
                            }
                        });
    }

    List<OfferedBundle> read(int snapshot, String segmentId, int limit) {
        return read(snapshot, List.of(segmentId), limit).getOrDefault(segmentId, List.of());
    }

    /// By id of the segment, so many of each; those without bundles are left out.
    Map<String, List<OfferedBundle>> read(int snapshot, Collection<String> segmentIds, int limit) {
        Map<String, List<OfferedBundle>> found = new HashMap<>();
        jdbc.sql(
                        """
                        select %s, %s, orders, support, confidence, lift, revenue, segment_id
                        from bundle b
                        where snapshot_number = :number and segment_id = any(:segments) and place <= :limit
                        order by place
                        """
                                .formatted(products("antecedent"), products("consequent")))
                .param("number", snapshot)
                .param("segments", segmentIds.toArray(String[]::new))
                .param("limit", limit)
                .query(
                        row -> {
                            found.computeIfAbsent(row.getString(8), unseen -> new ArrayList<>())
                                    .add(bundle(row));
                        });
        return found;
    }

    private OfferedBundle bundle(ResultSet row) throws SQLException {
        return new OfferedBundle(
                json.readValue(row.getString(1), PRODUCTS),
                json.readValue(row.getString(2), PRODUCTS),
                row.getInt(3),
                row.getDouble(4),
                row.getDouble(5),
                row.getDouble(6),
                row.getBigDecimal(7).setScale(2, RoundingMode.HALF_UP));
    }

    private static String products(String column) {
        return """
        (select json_agg(json_build_object('productId', p.product_id, 'name', p.name) order by p.number)
         from offered_product p
         where p.snapshot_number = b.snapshot_number and p.number = any(b.%s))"""
                .formatted(column);
    }
}
