package io.clientele.spark;

import io.clientele.bulk.Rows;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.connect.Dataset;
import org.apache.spark.sql.connect.SparkSession;
import org.apache.spark.sql.connect.client.SparkResult;
import org.apache.spark.sql.util.CloseableIterator;
import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/// The rows of queries as Spark streams them, one query after the other: a batch of rows is held at
/// a time.
final class SparkRows implements Rows {

    private final SparkCluster cluster;
    private final SparkSession session;
    private final Iterator<String> queries;
    private SparkResult<Row> result;
    private CloseableIterator<Row> rows;
    private Row row = Row.empty();

    private SparkRows(SparkCluster cluster, SparkSession session, Iterator<String> queries) {
        this.cluster = cluster;
        this.session = session;
        this.queries = queries;
        this.result = asked();
        this.rows = result.destructiveIterator();
    }

    /// @param queries one or more, of the same columns
    static SparkRows of(SparkCluster cluster, SparkSession session, List<String> queries) {
        try {
            return new SparkRows(cluster, session, queries.iterator());
        } catch (Exception e) {
            throw cluster.problem(e);
        }
    }

    private SparkResult<Row> asked() {
        return plain(session.sql(queries.next())).collectResult();
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
            while (!rows.hasNext() && queries.hasNext()) {
                close();
                result = asked();
                rows = result.destructiveIterator();
            }
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
        try (var _ = result) {
            rows.close();
        } catch (Exception e) {
            throw cluster.problem(e);
        }
    }
}
