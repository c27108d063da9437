package io.clientele.spark;

import io.clientele.extract.LineEngine;
import io.clientele.job.WantedWatch;
import io.clientele.mapping.Field;
import io.clientele.problem.Problem;
import io.clientele.rollup.RollupMirror;

import java.sql.SQLException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/// The lines that a Spark cluster keeps: it cleans the shop's rows and counts them, and only what
/// was asked for comes here. A question is a session of its own, unless it is asked while the lines
/// stand still.
final class SparkLines implements LineEngine {

    private final SparkCluster cluster;
    private final SparkProperties properties;
    private final List<String> nonProducts;
    private final RollupMirror mirror;
    private final long mostFetched;
    private final ScopedValue<SparkReading> still = ScopedValue.newInstance();

    /// @param nonProducts as [io.clientele.cleaning.NonProducts] takes them
    /// @param mostFetched rows of the rollup that are fetched at once
    SparkLines(
            SparkCluster cluster,
            SparkProperties properties,
            List<String> nonProducts,
            RollupMirror mirror,
            long mostFetched) {
        this.cluster = cluster;
        this.properties = properties;
        this.nonProducts = nonProducts;
        this.mirror = mirror;
        this.mostFetched = mostFetched;
    }

    @Override
    public <T> T still(BooleanSupplier wanted, Supplier<T> work) {
        try (var reading = SparkReading.open(cluster, properties, nonProducts, true);
                var _ = WantedWatch.start("spark-cancel-watch", wanted, reading::interrupt)) {
            return ScopedValue.where(still, reading).call(work::get);
        }
    }

    private <T> T reading(Function<SparkReading, T> question) {
        if (still.isBound()) {
            return question.apply(still.get());
        }
        try (var reading = SparkReading.open(cluster, properties, nonProducts, false)) {
            return question.apply(reading);
        }
    }

    /// A [Problem] where not one row can be used.
    @Override
    public void levelRollup() {
        var query = RollupMirror.query(SparkReading.LINES);
        long days =
                reading(
                        reading -> {
                            try (var rows = reading.askSliced(query, "customer_id", mostFetched)) {
                                return mirror.level(rows);
                            }
                        });
        if (days == 0) {
            throw reading(SparkReading::noUsableRow);
        }
    }

    @Override
    public boolean netsReturns() {
        return false;
    }

    @Override
    public boolean namesRegions() {
        return reading(reading -> reading.has(Field.REGION));
    }

    @Override
    public <T> T read(String query, RowReader<T> reader) {
        // Spark compares texts by their bytes anyway.
        var spark = query.replace(" collate \"C\"", "");
        return reading(
                reading -> {
                    try (var rows = reading.ask(spark)) {
                        return reader.read(rows);
                    } catch (SQLException e) {
                        throw new IllegalStateException("Spark does not throw these", e);
                    }
                });
    }
}
