package io.clientele.spark;

import io.clientele.ledger.Duplicates;
import io.clientele.mapping.ColumnMapping;
import io.clientele.mapping.Field;
import io.clientele.mapping.UnusableColumns;
import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.connect.Dataset;
import org.apache.spark.sql.connect.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.LongStream;

/// A session with the shop's rows, as `sent_row`, and the lines that they make, as `order_line`.
///
/// Lines that are kept are cleaned by the first question and stay in the memory of the cluster, or
/// on its disks, until the reading is closed; those of an executor that dies are cleaned again.
/// Spark shares what it keeps among all sessions that ask for the same: kept lines are marked, so
/// that nobody is given those of an earlier run, which may have come to no end.
final class SparkReading implements AutoCloseable {

    static final String LINES = "order_line";

    private static final String ROWS = "sent_row";
    private static final String SLICED = "sliced";

    private final SparkCluster cluster;
    private final SparkSession session;
    private final ColumnMapping mapping;
    private final CleaningSql cleaning;
    private final Dataset<Row> lines;
    private final boolean kept;
    private @Nullable Dataset<Row> sliced;

    private SparkReading(
            SparkCluster cluster,
            SparkSession session,
            SparkProperties properties,
            List<String> nonProducts,
            boolean kept) {
        this.cluster = cluster;
        this.session = session;
        this.kept = kept;
        var rows = rows(session, properties);
        mapping = mapping(rows, properties);
        cleaning = new CleaningSql(ROWS, types(rows), mapping, properties, nonProducts);
        rows.createOrReplaceTempView(ROWS);
        var query = cleaning.lines(properties.duplicates() == Duplicates.DROP);
        lines = session.sql(kept ? marked(query) : query);
        if (kept) {
            lines.persist(StorageLevel.MEMORY_AND_DISK());
        }
        lines.createOrReplaceTempView(LINES);
    }

    /// @param nonProducts as [io.clientele.cleaning.NonProducts] takes them
    /// @param kept whether there will be more than one question
    static SparkReading open(
            SparkCluster cluster,
            SparkProperties properties,
            List<String> nonProducts,
            boolean kept) {
        var session = cluster.session();
        try {
            return new SparkReading(cluster, session, properties, nonProducts, kept);
        } catch (Exception e) {
            cluster.end(session, () -> {});
            throw cluster.problem(e);
        }
    }

    private static String marked(String query) {
        return "select * from (%s) where '%s' <> ''".formatted(query, UUID.randomUUID());
    }

    private static Dataset<Row> rows(SparkSession session, SparkProperties properties) {
        return properties.table() != null
                ? session.table(properties.table())
                : session.read()
                        .format(properties.format())
                        .options(properties.options())
                        .load(properties.path());
    }

    private static List<String> types(Dataset<Row> rows) {
        return Arrays.stream(rows.schema().fields()).map(field -> field.dataType().sql()).toList();
    }

    private static ColumnMapping mapping(Dataset<Row> rows, SparkProperties properties) {
        var header = List.of(rows.columns());
        try {
            return properties.mapping().equals("auto")
                    ? ColumnMapping.auto(header)
                    : ColumnMapping.of(properties.mapping(), header);
        } catch (UnusableColumns e) {
            throw Problem.of(ProblemType.UNKNOWN_COLUMNS, String.valueOf(e.getMessage()));
        }
    }

    /// Has Spark end what it is asked, which fails where it was asked. For any thread.
    void interrupt() {
        cluster.interrupt(session);
    }

    boolean has(Field field) {
        return mapping.has(field);
    }

    SparkRows ask(String query) {
        return SparkRows.of(cluster, session, List.of(query));
    }

    /// The rows of a query however many they are, in no order.
    ///
    /// What a query comes to waits in the memory of Spark's driver until it is fetched, and Spark
    /// refuses more than `spark.driver.maxResultSize`. So these are kept in the cluster too, until
    /// the reading is closed, and fetched slice by slice.
    ///
    /// @param column that tells which slice a row is in
    /// @param most rows of a slice, or about as many
    SparkRows askSliced(String query, String column, long most) {
        try {
            sliced = session.sql(query);
            sliced.persist(StorageLevel.MEMORY_AND_DISK());
            sliced.createOrReplaceTempView(SLICED);
            long slices = Math.max(1, Math.ceilDiv(sliced.count(), most));
            return SparkRows.of(
                    cluster,
                    session,
                    LongStream.range(0, slices)
                            .mapToObj(
                                    slice ->
                                            "select * from %s where pmod(xxhash64(%s), %d) = %d"
                                                    .formatted(SLICED, column, slices, slice))
                            .toList());
        } catch (Exception e) {
            throw cluster.problem(e);
        }
    }

    /// Counts the reasons where not one row can be used: most likely the settings do not suit them.
    Problem noUsableRow() {
        var reasons = new StringJoiner(", ");
        try (var rows = ask(cleaning.refusals())) {
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
    public void close() {
        cluster.end(
                session,
                () -> {
                    var slices = sliced;
                    if (slices != null) {
                        slices.unpersist(true);
                    }
                    if (kept) {
                        lines.unpersist(true);
                    }
                });
    }
}
