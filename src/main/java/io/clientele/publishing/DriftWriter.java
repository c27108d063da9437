package io.clientele.publishing;

import io.clientele.drift.Distribution;
import io.clientele.drift.PopulationStability;
import io.clientele.snapshot.CustomerBase;
import io.clientele.snapshot.Family;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Stores how a snapshot's customers spread, and how far that is from the snapshot before.
@Component
class DriftWriter {

    /// Families whose shares may move; the quartiles of lifetime value cannot.
    private static final List<Family> FAMILIES = List.of(Family.RFM, Family.TIER, Family.CLUSTER);

    private final JdbcClient jdbc;
    private final CustomerBase customers;

    DriftWriter(JdbcClient jdbc, CustomerBase customers) {
        this.jdbc = jdbc;
        this.customers = customers;
    }

    /// Stores the spread of a snapshot's customers. Its segments must be stored, and the pointer
    /// must still be at the snapshot before.
    void write(int number, SnapshotColumns columns) {
        var values = measures(columns);
        values.forEach((measure, column) -> store(number, measure, Distribution.ofDeciles(column)));
        jdbc.sql("select snapshot_number from current_snapshot")
                .query((row, index) -> row.getInt(1))
                .optional()
                .ifPresent(before -> compare(before, number, values));
    }

    private static Map<String, double[]> measures(SnapshotColumns columns) {
        Map<String, double[]> measures = new LinkedHashMap<>();
        measures.put(
                "recency-days", Arrays.stream(columns.recencyDays()).asDoubleStream().toArray());
        measures.put("frequency", Arrays.stream(columns.frequency()).asDoubleStream().toArray());
        measures.put("monetary", columns.monetary());
        return measures;
    }

    private void store(int number, String measure, Distribution distribution) {
        jdbc.sql("insert into snapshot_distribution values (:number, :measure, :edges, :shares)")
                .param("number", number)
                .param("measure", measure)
                .param("edges", distribution.edges())
                .param("shares", distribution.shares())
                .update();
    }

    private void compare(int before, int number, Map<String, double[]> values) {
        customers
                .distributions(before)
                .forEach(
                        (measure, then) -> {
                            var column = values.get(measure);
                            if (column != null) {
                                store(
                                        number,
                                        measure,
                                        before,
                                        PopulationStability.index(
                                                then.shares(), then.sharesOf(column)));
                            }
                        });
        for (Family family : FAMILIES) {
            var then = shares(before, family);
            var now = shares(number, family);
            var ids = new TreeSet<>(then.keySet());
            ids.addAll(now.keySet());
            store(
                    number,
                    family + "-segments",
                    before,
                    PopulationStability.index(column(ids, then), column(ids, now)));
        }
    }

    private void store(int number, String measure, int before, double index) {
        jdbc.sql("insert into snapshot_drift values (:number, :measure, :before, :index)")
                .param("number", number)
                .param("measure", measure)
                .param("before", before)
                .param("index", index)
                .update();
    }

    private Map<String, Double> shares(int number, Family family) {
        Map<String, Double> shares = new TreeMap<>();
        jdbc.sql(
                        """
                        select segment_id, share from snapshot_segment
                        where snapshot_number = :number and family = :family
                        """)
                .param("number", number)
                .param("family", family.toString())
                .query(
                        row -> {
                            shares.put(row.getString(1), row.getDouble(2));
                        });
        return shares;
    }

    private static double[] column(Set<String> ids, Map<String, Double> shares) {
        return ids.stream().mapToDouble(id -> shares.getOrDefault(id, 0.0)).toArray();
    }
}
