package io.clientele.spark;

import io.clientele.bulk.Rows;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.connect.Dataset;
import org.apache.spark.sql.connect.SparkSession;
import org.apache.spark.sql.connect.client.SparkResult;
import org.apache.spark.sql.util.CloseableIterator;
import org.jspecify.annotations.Nullable;

import java.util.stream.IntStream;

/// The rows of a query as Spark streams them: a batch of them is held at a time.
final class SparkRows implements Rows {

    private final SparkCluster cluster;
    private final SparkResult<Row> result;
    private final CloseableIterator<Row> rows;
    private Row row = Row.empty();

    private SparkRows(SparkCluster cluster, SparkResult<Row> result) {
        this.cluster = cluster;
        this.result = result;
        this.rows = result.destructiveIterator();
    }

    static SparkRows of(SparkCluster cluster, SparkSession session, String query) {
        try {
            return new SparkRows(cluster, plain(session.sql(query)).collectResult());
        } catch (Exception e) {
            throw cluster.problem(e);
        }
    }

    /// Days and instants as numbers, which need no calendar of this process.
    private static Dataset<Row> plain(Dataset<Row> rows) {
        var fields = rows.schema().fields();
        var names = IntStream.range(0, fields.length).mapToObj(i -> "c" + i).toArray(String[]::new);
        var plain =
                IntStream.range(0, fields.length)
                        .mapToObj(
                                i ->
                                        switch (fields[i].dataType().sql()) {
                                            case "DATE" -> "unix_date(%s)".formatted(names[i]);
                                            case "TIMESTAMP" ->
                                                    "unix_micros(%s)".formatted(names[i]);
                                            default -> names[i];
                                        })
                        .toArray(String[]::new);
        return rows.toDF(names).selectExpr(plain);
    }

    @Override
    public boolean next() {
        try {
            boolean more = rows.hasNext();
            if (more) {
                row = rows.next();
            }
            return more;
        } catch (Exception e) {
            throw cluster.problem(e);
        }
    }

    @Override
    public boolean isNull(int column) {
        return row.isNullAt(column);
    }

    @Override
    public @Nullable String text(int column) {
        return row.isNullAt(column) ? null : row.getString(column);
    }

    @Override
    public int int4(int column) {
        return row.getInt(column);
    }

    @Override
    public long int8(int column) {
        return row.getLong(column);
    }

    @Override
    public int epochDay(int column) {
        return row.getInt(column);
    }

    @Override
    public long epochMicros(int column) {
        return row.getLong(column);
    }

    @Override
    public long numeric(int column) {
        return row.getDecimal(column).movePointRight(4).longValueExact();
    }

    @Override
    public void close() {
        try (result) {
            rows.close();
        } catch (Exception e) {
            throw cluster.problem(e);
        }
    }
}
