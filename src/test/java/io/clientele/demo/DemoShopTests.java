package io.clientele.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import static java.util.stream.Collectors.averagingInt;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

class DemoShopTests {

    private static final DemoShopOptions CLEAN =
            new DemoShopOptions(
                    2_000, LocalDate.of(2023, 7, 1), LocalDate.of(2025, 6, 30), 2025, 0);

    @Test
    void isTheSameOnEveryMachine() throws Exception {
        assertThat(sha256(DemoShopOptions.demo()))
                .isEqualTo("dee294534a5a3d2a216ef08d2f2b4970fe89e1150333281d332ca676983357c1");
        assertThat(sha256(DemoShopOptions.demo().withCustomers(10_001)))
                .isEqualTo("434849512e6f8ab28d3c206c7bfb5537e17616a8480a5ff607ef33003c876514");
    }

    @Test
    void isAnotherShopByAnotherSeed() throws Exception {
        var other = new DemoShopOptions(2_000, CLEAN.firstDay(), CLEAN.lastDay(), 1, 0);
        assertThat(sha256(other)).isNotEqualTo(sha256(CLEAN));
    }

    @Test
    void hasTheSizeOfASmallShop() throws IOException {
        var lines = lines(DemoShopOptions.demo());
        assertThat(lines).hasSizeBetween(19_000, 21_000);
        assertThat(distinct(lines, "product_id")).hasSize(200);
        assertThat(distinct(lines, "region")).hasSize(5);
        assertThat(distinct(lines, "payment_method")).hasSize(5);
        assertThat(distinct(lines, "channel")).hasSize(4);
        assertThat(lines(CLEAN))
                .extracting(line -> line.getField("customer_id"))
                .satisfies(ids -> assertThat(new HashSet<>(ids)).hasSize(2_000));
    }

    @Test
    void tradesFromTheFirstDayToTheLastInOrderOfTime() throws IOException {
        var times = lines(CLEAN).stream().map(DemoShopTests::time).toList();
        assertThat(times).isSorted();
        assertThat(times.getFirst().toLocalDate()).isEqualTo("2023-07-01");
        assertThat(times.getLast().toLocalDate()).isEqualTo("2025-06-30");
    }

    @Test
    void groupsALargeShopByCustomer() throws IOException {
        var options =
                new DemoShopOptions(
                        10_001, LocalDate.of(2025, 1, 1), LocalDate.of(2025, 3, 1), 3, 0);
        var ids = lines(options).stream().map(line -> line.getField("customer_id")).toList();
        assertThat(ids).isSortedAccordingTo(Comparator.comparingInt(Integer::parseInt));
        assertThat(Set.copyOf(ids)).hasSize(10_001);
    }

    @Test
    void hasCustomersOfEveryLifeCourse() throws IOException {
        var lastDay = LocalDate.of(2025, 6, 30);
        Map<String, List<NamedCsvRecord>> customers =
                purchases().collect(groupingBy(line -> line.getField("customer_id")));
        double oneTimers = share(customers, lines -> distinct(lines, "order_id").size() == 1);
        double regulars = share(customers, lines -> distinct(lines, "order_id").size() >= 10);
        double lapsed =
                share(
                        customers,
                        lines ->
                                distinct(lines, "order_id").size() > 2
                                        && time(lines.getLast())
                                                .toLocalDate()
                                                .isBefore(lastDay.minusDays(180)));
        double wholesalers =
                share(customers, lines -> lines.stream().anyMatch(line -> quantity(line) > 50));
        assertThat(oneTimers).isBetween(0.1, 0.35);
        assertThat(regulars).isBetween(0.05, 0.2);
        assertThat(lapsed).isBetween(0.12, 0.4);
        assertThat(wholesalers).isBetween(0.01, 0.04);
    }

    @Test
    void sellsMoreOnSaturdaysAndBeforeChristmas() throws IOException {
        var byWeekday = purchases().collect(groupingBy(l -> time(l).getDayOfWeek(), counting()));
        assertThat(count(byWeekday, DayOfWeek.SATURDAY))
                .isGreaterThan(count(byWeekday, DayOfWeek.MONDAY) * 5 / 4);
        assertThat(count(byWeekday, DayOfWeek.SUNDAY))
                .isLessThan(count(byWeekday, DayOfWeek.SATURDAY) * 3 / 4);
        var byMonth =
                purchases()
                        .collect(groupingBy(l -> time(l).toString().substring(0, 7), counting()));
        assertThat(count(byMonth, "2024-12")).isGreaterThan(count(byMonth, "2024-10") * 5 / 4);
        var festive =
                purchases()
                        .filter(line -> line.getField("category").equals("Festive"))
                        .collect(groupingBy(l -> time(l).getMonthValue() >= 10, counting()));
        assertThat(count(festive, true)).isGreaterThan(count(festive, false));
    }

    @Test
    void takesBackWhatWasBoughtBefore() throws IOException {
        var lines = lines(CLEAN);
        var bought = new HashSet<String>();
        for (var line : lines) {
            var order = line.getField("order_id");
            var product = line.getField("product_id") + " " + Math.abs(quantity(line));
            if (order.startsWith("C")) {
                assertThat(quantity(line)).isNegative();
                assertThat(bought).contains(order.substring(1) + product);
            } else {
                assertThat(quantity(line)).isPositive();
                assertThat(bought.add(order + product)).isTrue();
            }
        }
        assertThat(returned(lines, "payment_method", "cash on delivery"))
                .isGreaterThan(2 * returned(lines, "payment_method", "card"));
        assertThat(returned(lines, "region", "Islands"))
                .isGreaterThan(1.3 * returned(lines, "region", "North"));
    }

    @Test
    void putsThingsOfOneDesignIntoOneBasket() throws IOException {
        var baskets = purchases().collect(groupingBy(line -> line.getField("order_id"))).values();
        var teapot =
                baskets.stream().filter(b -> distinct(b, "product_id").contains("KI100")).toList();
        double mugWithTeapot = share(teapot, "KI105");
        assertThat(mugWithTeapot).isGreaterThan(4 * share(List.copyOf(baskets), "KI105"));
    }

    @Test
    void isDirtyToTheShareAskedFor() throws IOException {
        var lines = lines(DemoShopOptions.demo());
        double all = lines.size();
        var seen = new HashSet<List<String>>();
        assertThat(lines.stream().filter(l -> l.getField("customer_id").isEmpty()).count() / all)
                .isBetween(0.008, 0.016);
        assertThat(
                        lines.stream().filter(l -> l.getField("unit_price").equals("0.00")).count()
                                / all)
                .isBetween(0.001, 0.006);
        assertThat(
                        lines.stream()
                                        .filter(
                                                l ->
                                                        l.getField("timestamp").length() != 19
                                                                || l.getField("timestamp")
                                                                        .startsWith("2024-13"))
                                        .count()
                                / all)
                .isBetween(0.001, 0.006);
        assertThat(
                        lines.stream()
                                        .filter(l -> l.getField("product_name").startsWith(" "))
                                        .count()
                                / all)
                .isBetween(0.002, 0.008);
        assertThat(lines.stream().filter(l -> !seen.add(l.getFields())).count() / all)
                .isBetween(0.004, 0.012);
    }

    @Test
    void isCleanWhenAskedFor() throws IOException {
        var lines = lines(CLEAN);
        assertThat(lines).doesNotHaveDuplicates();
        assertThat(lines)
                .allSatisfy(
                        line -> {
                            assertThat(line.getFields())
                                    .allMatch(field -> field.equals(field.strip()));
                            assertThat(line.getFields()).noneMatch(String::isEmpty);
                            assertThat(Double.parseDouble(line.getField("unit_price")))
                                    .isPositive();
                        });
    }

    @Test
    void refusesImpossibleShops() {
        var day = LocalDate.of(2025, 1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DemoShopOptions(0, day, day.plusDays(99), 1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DemoShopOptions(1, day, day.plusDays(29), 1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DemoShopOptions(1, day, day.plusDays(99), 1, Double.NaN));
    }

    private static String sha256(DemoShopOptions options) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        DemoShop.write(new DigestOutputStream(OutputStream.nullOutputStream(), digest), options);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<NamedCsvRecord> lines(DemoShopOptions options) throws IOException {
        var csv = new ByteArrayOutputStream();
        DemoShop.write(csv, options);
        try (var reader =
                CsvReader.builder().ofNamedCsvRecord(csv.toString(StandardCharsets.UTF_8))) {
            return reader.stream().toList();
        }
    }

    private static Stream<NamedCsvRecord> purchases() throws IOException {
        return lines(CLEAN).stream().filter(line -> quantity(line) > 0);
    }

    private static LocalDateTime time(NamedCsvRecord line) {
        return LocalDateTime.parse(line.getField("timestamp"));
    }

    private static int quantity(NamedCsvRecord line) {
        return Integer.parseInt(line.getField("quantity"));
    }

    private static Set<String> distinct(List<NamedCsvRecord> lines, String field) {
        var values = new HashSet<String>();
        lines.forEach(line -> values.add(line.getField(field)));
        return values;
    }

    private static double returned(List<NamedCsvRecord> lines, String field, String value) {
        return lines.stream()
                .filter(line -> line.getField(field).equals(value))
                .collect(averagingInt(line -> quantity(line) < 0 ? 1 : 0));
    }

    private static <K> long count(Map<K, Long> counts, K key) {
        return counts.getOrDefault(key, 0L);
    }

    private static double share(
            Map<String, List<NamedCsvRecord>> customers,
            Predicate<List<NamedCsvRecord>> condition) {
        return (double) customers.values().stream().filter(condition).count() / customers.size();
    }

    private static double share(List<List<NamedCsvRecord>> baskets, String product) {
        return (double)
                        baskets.stream()
                                .filter(basket -> distinct(basket, "product_id").contains(product))
                                .count()
                / baskets.size();
    }
}
