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
        jdbc.sql(
                        """
                        select number, customers from snapshot
                        where number = (select snapshot_number from current_snapshot)
                        """)
                .query(
                        (row, index) ->
                                new Comparison(
                                        row.getInt(1), row.getInt(2), number, columns.customers()))
                .optional()
                .ifPresent(comparison -> compare(comparison, values));
    }

    /// Of two snapshots by their numbers and customers.
    private record Comparison(int before, int customers, int now, int customersNow) {}

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

    private void compare(Comparison of, Map<String, double[]> values) {
        customers
                .distributions(of.before())
                .forEach(
                        (measure, then) -> {
                            var column = values.get(measure);
                            if (column != null) {
                                store(of, measure, then.shares(), then.sharesOf(column));
                            }
                        });
        for (Family family : FAMILIES) {
            var then = shares(of.before(), family);
            var now = shares(of.now(), family);
            var ids = new TreeSet<>(then.keySet());
            ids.addAll(now.keySet());
            // Nobody comes to or goes from a segment that is empty both times.
            ids.removeIf(id -> then.getOrDefault(id, 0.0) + now.getOrDefault(id, 0.0) == 0);
            store(of, family + "-segments", column(ids, then), column(ids, now));
        }
    }

    private void store(Comparison of, String measure, double[] before, double[] now) {
        jdbc.sql(
                        """
                        insert into snapshot_drift
                            (snapshot_number, measure, before_number, stability_index, by_chance)
                        values (:number, :measure, :before, :index, :byChance)
                        """)
                .param("number", of.now())
                .param("measure", measure)
                .param("before", of.before())
                .param(
                        "index",
                        PopulationStability.index(before, of.customers(), now, of.customersNow()))
                .param(
                        "byChance",
                        PopulationStability.byChance(
                                before.length, of.customers(), of.customersNow()))
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
