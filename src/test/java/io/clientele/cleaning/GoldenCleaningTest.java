package io.clientele.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.convention.Survey;
import io.clientele.ledger.OrderLine;
import io.clientele.mapping.ColumnMapping;
import io.clientele.mapping.UnusableColumns;
import io.clientele.row.Table;
import io.clientele.row.TabularLimits;
import io.clientele.tabular.TabularFile;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Replays `golden/cleaning`: each case has a rule, a file, and what must become of its rows.
///
/// A line taken is its row's line, customer, order, day, instant, quantity, unit price and amount,
/// and `returned` or `non-product` where it is; a refused one its line, reason and column.
class GoldenCleaningTest {

    private static final Path CASES = Path.of("src/test/resources/golden/cleaning");

    @TestFactory
    Stream<DynamicTest> cleansEachCaseAsItsRuleSays() throws IOException {
        try (var files = Files.list(CASES)) {
            return files.sorted().toList().stream().flatMap(GoldenCleaningTest::cases);
        }
    }

    private static Stream<DynamicTest> cases(Path file) {
        List<Map<String, Object>> cases;
        try (var text = Files.newBufferedReader(file)) {
            cases = new Yaml().load(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return cases.stream()
                .map(c -> DynamicTest.dynamicTest(text(c, "name", ""), () -> check(c)));
    }

    private static String text(Map<String, Object> golden, String key, String otherwise) {
        return String.valueOf(golden.getOrDefault(key, otherwise));
    }

    private static void check(Map<String, Object> golden) throws IOException {
        if (golden.containsKey("unusable")) {
            var unusable = catchThrowableOfType(UnusableColumns.class, () -> clean(golden));
            assertThat(unusable.code().text()).isEqualTo(golden.get("unusable"));
            assertThat(unusable).hasMessageContaining(text(golden, "says", ""));
            return;
        }
        assertThat(clean(golden)).isEqualTo(golden.get("rows"));
    }

    private static List<String> clean(Map<String, Object> golden) throws IOException {
        List<String> seen = new ArrayList<>();
        var bytes = text(golden, "input", "").getBytes(UTF_8);
        try (var rows =
                TabularFile.open(
                        new ByteArrayInputStream(bytes), Table.FIRST, TabularLimits.standard())) {
            var mapping = ColumnMapping.of(text(golden, "mapping", "auto"), rows.header());
            var survey = new Survey(mapping, null);
            rows.sample(1_000).forEach(survey::observe);
            assertThat(survey.conventions(() -> null).notes())
                    .hasSize(Integer.parseInt(text(golden, "notes", "0")));
            var cleaner =
                    new Cleaner(
                            mapping,
                            survey.conventions(() -> null),
                            ZoneId.of(text(golden, "zone", "UTC")),
                            nonProducts(golden),
                            false);
            for (var row = rows.next(); row != null; row = rows.next()) {
                seen.add(summary(cleaner.clean(row)));
            }
        }
        return seen;
    }

    private static NonProducts nonProducts(Map<String, Object> golden) {
        var entries = Arrays.asList(text(golden, "nonProducts", "none").split(", "));
        return new NonProducts(entries, text(golden, "drop", "no").equals("non-products"));
    }

    private static String summary(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Taken(OrderLine line) ->
                    "%d %s %s %s %s %s x %s = %s%s%s"
                            .formatted(
                                    line.line(),
                                    line.customerId(),
                                    line.orderId(),
                                    LocalDate.ofEpochDay(line.day()),
                                    Instant.EPOCH.plus(line.orderedAtMicros(), ChronoUnit.MICROS),
                                    number(line.quantity()),
                                    number(line.unitPrice()),
                                    number(line.amount()),
                                    line.returned() ? " returned" : "",
                                    line.nonProduct() ? " non-product" : "");
            case Outcome.Refusal refusal ->
                    refusal.line()
                            + " "
                            + refusal.code()
                            + (refusal.column() == null ? "" : " " + refusal.column());
        };
    }

    private static String number(long tenThousandths) {
        return BigDecimal.valueOf(tenThousandths, 4).stripTrailingZeros().toPlainString();
    }
}
