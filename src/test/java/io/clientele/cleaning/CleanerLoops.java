package io.clientele.cleaning;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.convention.Survey;
import io.clientele.mapping.ColumnMapping;
import io.clientele.row.Row;
import io.clientele.row.Table;
import io.clientele.row.TabularLimits;
import io.clientele.tabular.TabularFile;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What a row of CSV costs until it is an order line: reading it, and cleaning it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CleanerLoops {

    private static final int ROWS = 10_000;

    private final byte[] file = file();
    private final List<Row> rows = new ArrayList<>();
    private final Cleaner cleaner;

    public CleanerLoops() {
        try (var open = TabularFile.open(new ByteArrayInputStream(file), Table.FIRST, limits())) {
            var mapping = ColumnMapping.auto(open.header());
            var survey = new Survey(mapping, null);
            for (var row = open.next(); row != null; row = open.next()) {
                survey.observe(row);
                rows.add(row);
            }
            cleaner =
                    new Cleaner(
                            mapping,
                            survey.conventions(() -> null),
                            ZoneOffset.UTC,
                            new NonProducts(List.of(), false),
                            false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] file() {
        var csv =
                new StringBuilder(
                        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append(
                    "%d,%dA,WHITE HANGING HEART T-LIGHT HOLDER %d,%d,12/%d/2010 8:26,%d.55,%d.0,United Kingdom\n"
                            .formatted(
                                    536_365 + i / 20,
                                    85_123 + i % 3_000,
                                    i % 3_000,
                                    1 + i % 12,
                                    1 + i % 28,
                                    1 + i % 9,
                                    17_850 + i % 4_000));
        }
        return csv.toString().getBytes(UTF_8);
    }

    private static TabularLimits limits() {
        return TabularLimits.standard();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long reading() throws IOException {
        long cells = 0;
        try (var open = TabularFile.open(new ByteArrayInputStream(file), Table.FIRST, limits())) {
            for (var row = open.next(); row != null; row = open.next()) {
                cells += row.size();
            }
        }
        return cells;
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long cleaning() {
        long taken = 0;
        for (Row row : rows) {
            taken += cleaner.clean(row) instanceof Outcome.Taken ? 1 : 0;
        }
        return taken;
    }
}
