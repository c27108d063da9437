package io.clientele.spark;

import io.clientele.ledger.Duplicates;
import io.clientele.ledger.LineEngine;
import io.clientele.mapping.ColumnMapping;
import io.clientele.mapping.Field;
import io.clientele.mapping.UnusableColumns;
import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;
import io.clientele.rollup.RollupMirror;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.connect.Dataset;
import org.apache.spark.sql.connect.SparkSession;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/// The lines that a Spark cluster keeps: it cleans the shop's rows and counts them, and only what
/// was asked for comes here. Each question is a session of its own.
final class SparkLines implements LineEngine {

    private static final String ROWS = "sent_row";
    private static final String LINES = "order_line";

    private final SparkCluster cluster;
    private final SparkProperties properties;
    private final List<String> nonProducts;
    private final RollupMirror mirror;

    /// @param nonProducts as [io.clientele.cleaning.NonProducts] takes them
    SparkLines(
            SparkCluster cluster,
            SparkProperties properties,
            List<String> nonProducts,
            RollupMirror mirror) {
        this.cluster = cluster;
        this.properties = properties;
        this.nonProducts = nonProducts;
        this.mirror = mirror;
    }

    /// A [Problem] that counts the reasons where not one row can be used: most likely the settings
    /// do not suit them.
    @Override
    public void levelRollup() {
        try (var session = cluster.session()) {
            var cleaning = prepare(session);
            try (var rows = SparkRows.of(cluster, session, RollupMirror.query(LINES))) {
                if (mirror.level(rows) > 0) {
                    return;
                }
            }
            throw noUsableRow(session, cleaning);
        }
    }

    private Problem noUsableRow(SparkSession session, CleaningSql cleaning) {
        var reasons = new StringJoiner(", ");
        try (var rows = SparkRows.of(cluster, session, cleaning.refusals())) {
            while (rows.next()) {
                reasons.add("%s %,d".formatted(rows.text(0), rows.int8(1)));
            }
        }
        return Problem.of(
                ProblemType.NO_USABLE_ROW,
                "Spark found no row that can be used; refused: %s."
                        .formatted(reasons.length() == 0 ? "none" : reasons));
    }

    @Override
    public boolean netsReturns() {
        return false;
    }

    @Override
    public boolean namesRegions() {
        try (var session = cluster.session()) {
            return mapping(rows(session)).has(Field.REGION);
        }
    }

    @Override
    public long mostLines() {
        return properties.mostLines();
    }

    @Override
    public <T> T read(String query, RowReader<T> reader) {
        try (var session = cluster.session()) {
            prepare(session);
            // Spark compares texts by their bytes anyway.
            var spark = query.replace(" collate \"C\"", "");
            try (var rows = SparkRows.of(cluster, session, spark)) {
                return reader.read(rows);
            } catch (SQLException e) {
                throw new IllegalStateException("Spark does not throw these", e);
            }
        }
    }

    /// Gives a session its relation `order_line`.
    private CleaningSql prepare(SparkSession session) {
        try {
            cluster.prepare(session);
            var rows = rows(session);
            var cleaning =
                    new CleaningSql(
                            ROWS,
                            Arrays.stream(rows.schema().fields())
                                    .map(field -> field.dataType().sql())
                                    .toList(),
                            mapping(rows),
                            properties,
                            nonProducts);
            rows.createOrReplaceTempView(ROWS);
            session.sql(cleaning.lines(properties.duplicates() == Duplicates.DROP))
                    .createOrReplaceTempView(LINES);
            return cleaning;
        } catch (Exception e) {
            throw cluster.problem(e);
        }
    }

    private Dataset<Row> rows(SparkSession session) {
        try {
            return properties.table() != null
                    ? session.table(properties.table())
                    : session.read()
                            .format(properties.format())
                            .options(properties.options())
                            .load(properties.path());
        } catch (Exception e) {
            throw cluster.problem(e);
        }
    }

    private ColumnMapping mapping(Dataset<Row> rows) {
        var header = List.of(rows.columns());
        try {
            return properties.mapping().equals("auto")
                    ? ColumnMapping.auto(header)
                    : ColumnMapping.of(properties.mapping(), header);
        } catch (UnusableColumns e) {
            throw Problem.of(ProblemType.UNKNOWN_COLUMNS, String.valueOf(e.getMessage()));
        }
    }
}
