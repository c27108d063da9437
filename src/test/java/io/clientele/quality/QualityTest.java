package io.clientele.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.clientele.ledger.Ledger;
import io.clientele.quality.ColumnReport.Days;
import io.clientele.quality.QualityDesk.NumberedUpload;
import io.clientele.quality.QualityReport.Gap;
import io.clientele.tally.LineTally;
import io.clientele.testing.WrittenShop;
import io.clientele.upload.ReceivedRows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;

/// Small shops, counted by hand.
@Execution(ExecutionMode.CONCURRENT)
class QualityTest {

    private final WrittenShop shop = new WrittenShop();

    private QualityReport report() {
        return desk().report(null);
    }

    private QualityDesk desk() {
        return new QualityDesk(
                new LineTally(shop.template(), shop.jdbc()),
                new ReceivedRows(shop.jdbc()),
                new Ledger(shop.template(), shop.jdbc()));
    }

    @Test
    void countsColumnsReturnsAndRefusals() {
        shop.upload(1, 4, 1, 2, 3, "{\"missing-customer-id\": 2, \"invalid-amount\": 1}");
        shop.with(
                1,
                """
                ann o1 2025-01-06 tea 2 4.50 region=North product_name=Green_tea
                ann o1 2025-01-06 cup 1 7.25 region=north
                bob o2 2025-01-07 tea 1 4.50 region=South
                bob o3 2025-02-03 post 1 3.00 non_product=yes
                bob C2 2025-02-04 tea -1 4.50 region=South
                """);

        var report = report();

        assertThat(report.sent().read()).isEqualTo(10);
        assertThat(report.sent().rejectedByReason())
                .containsEntry("missing-customer-id", 2L)
                .containsEntry("invalid-amount", 1L);
        assertThat(report.held().lines()).isEqualTo(4);
        assertThat(report.held().returns()).isEqualTo(1);
        assertThat(report.held().customers()).isEqualTo(2);
        assertThat(report.held().orders()).isEqualTo(3);
        assertThat(report.held().revenue()).isEqualByComparingTo("23.75");
        assertThat(report.held().returnedAmount()).isEqualByComparingTo("-4.50");

        var region = column(report, "region");
        assertThat(region.missing()).isEqualTo(1);
        assertThat(region.missingShare()).isEqualTo(0.2, within(1e-12));
        assertThat(region.distinct()).isEqualTo(3);
        assertThat(region.topValues().getFirst().value()).isEqualTo("South");
        assertThat(region.topValues().getFirst().lines()).isEqualTo(2);
        assertThat(region.topValues().getFirst().revenue()).isEqualByComparingTo("4.50");
        assertThat(column(report, "channel").present()).isFalse();
        var amount = Objects.requireNonNull(column(report, "amount").numbers());
        assertThat(amount.min()).isEqualByComparingTo("3");
        assertThat(amount.max()).isEqualByComparingTo("9");
        // 3, 4.5, 7.25, 9: the median lies half way between the two in the middle.
        assertThat(amount.quantiles().get(3).value()).isEqualByComparingTo("5.875");

        assertThat(finding(report, "refused-missing-customer-id").rows()).isEqualTo(2);
        assertThat(finding(report, "refused-missing-customer-id").revenue()).isNull();
        assertThat(finding(report, "refused-missing-customer-id").sentence())
                .startsWith("2 of 10 rows (20 %) name no customer");
        assertThat(finding(report, "duplicates").rows()).isEqualTo(2);
        assertThat(finding(report, "returns").revenue()).isEqualByComparingTo("4.50");
        assertThat(finding(report, "returns").revenueShare()).isEqualTo(4.5 / 23.75, within(1e-12));
        assertThat(finding(report, "non-products").revenue()).isEqualByComparingTo("3.00");
        assertThat(finding(report, "missing-region").revenue()).isEqualByComparingTo("3.00");
        assertThat(finding(report, "absent-columns").sentence())
                .isEqualTo(
                        "No line tells its category, payment method or channel: nothing can be said by it.");
        assertThat(finding(report, "spelled-differently-region").sentence())
                .contains("1 region is written in more than one way", "“North” and “north”");
        assertThat(report.months()).hasSize(2);
        assertThat(report.months().getFirst().customers()).isEqualTo(2);
        assertThat(report.months().getFirst().orders()).isEqualTo(2);
        assertThat(report.days()).hasSize(4);
        assertThat(report.days().getLast().returns()).isEqualTo(1);
    }

    @Test
    void tellsWhatRefusedRowsAndDuplicatesCameToAndWhichReturnsFoundNoPurchase() {
        shop.upload(1, 2, 0, 2, 3, "{\"missing-customer-id\": 2, \"invalid-amount\": 1}");
        shop.with(
                1,
                """
                ann o1 2025-01-06 tea 2 4.50
                bob o2 2025-01-07 tea 1 1.00
                """);
        shop.upload(2, 0, 0, 0, 1, "{\"missing-customer-id\": 1}");
        shop.jdbc().sql("update upload set rejected_amounts = '{}' where number = 2").update();
        shop.jdbc()
                .sql(
                        """
                        update upload
                        set rejected_amounts = '{"missing-customer-id": 6.50}', duplicates_amount = 5.50,
                            unmatched_returns = 3, unmatched_amount = 7.25,
                            reading = '{"dates": {"doubtful": {"refused": 2, "rows": 3, "amount": 4.00}}}'
                        where number = 1
                        """)
                .update();

        var report = report();

        assertThat(finding(report, "refused-missing-customer-id").rows()).isEqualTo(3);
        assertThat(finding(report, "refused-missing-customer-id").revenue())
                .as("nothing of the other upload could be read")
                .isEqualByComparingTo("6.50");
        assertThat(finding(report, "refused-missing-customer-id").revenueShare()).isEqualTo(0.65);
        assertThat(finding(report, "refused-invalid-amount").revenue()).isEqualByComparingTo("0");
        assertThat(finding(report, "duplicates").revenue()).isEqualByComparingTo("5.50");
        assertThat(finding(report, "unmatched-returns").rows()).isEqualTo(3);
        assertThat(finding(report, "unmatched-returns").revenue()).isEqualByComparingTo("7.25");
        assertThat(finding(report, "doubtful-dates").rows()).isEqualTo(5);
        assertThat(finding(report, "doubtful-dates").revenue()).isEqualByComparingTo("4.00");
        assertThat(finding(report, "doubtful-dates").sentence())
                .contains("2 rows were refused", "3 rows among them", "40 % of revenue");
    }

    /// Of 100 rows.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1 | 40 | NOTE    | 1 row was refused, for the dates can only be read
                    3 | 1  | WARNING | Files write dates in more than one order: 3 rows were refused
                    3 | 2  | PROBLEM | Files write dates in more than one order: 3 rows were refused
                    0 | 2  | NOTE    | The dates of 2 rows, with 50 % of revenue, are another day
                    0 | 5  | WARNING | The dates of 5 rows, with 50 % of revenue, are another day
                    """)
    void weighsDoubtfulDatesByTheirShareAndTakesOneOrTwoForSlips(
            int refused, int rows, Weight weight, String beginning) {
        shop.upload(1, 97, 0, 0, 3, "{\"invalid-timestamp\": 3}");
        shop.with(1, "ann o1 2025-01-06 tea 1 10");
        shop.jdbc()
                .sql(
                        """
                        update upload set reading = jsonb_build_object('dates', jsonb_build_object('doubtful',
                            jsonb_build_object('refused', ?::int, 'rows', ?::int, 'amount', 5)))
                        where number = 1
                        """)
                .params(refused, rows)
                .update();

        var found = finding(report(), "doubtful-dates");

        assertThat(found.weight()).isEqualTo(weight);
        assertThat(found.rows()).isEqualTo(refused + rows);
        assertThat(found.sentence()).startsWith(beginning);
    }

    @Test
    void tellsNoAmountOfWhichAPartWasNeverSummed() {
        shop.upload(1, 1, 0, 2, 2, "{\"missing-customer-id\": 2}");
        shop.with(1, "ann o1 2025-01-06 tea 2 5.00");
        shop.upload(2, 0, 0, 1, 2, "{\"missing-customer-id\": 1, \"invalid-amount\": 1}");
        shop.upload(3, 0, 0, 0, 0, "{}");
        shop.jdbc()
                .sql(
                        """
                        update upload set rejected_amounts = '{"missing-customer-id": 12.50}', duplicates_amount = 5
                        where number = 2
                        """)
                .update();

        var report = report();

        assertThat(finding(report, "refused-missing-customer-id").rows()).isEqualTo(3);
        assertThat(finding(report, "refused-missing-customer-id").revenue()).isNull();
        assertThat(finding(report, "refused-missing-customer-id").revenueShare()).isNull();
        assertThat(finding(report, "refused-invalid-amount").revenue()).isEqualByComparingTo("0");
        assertThat(finding(report, "duplicates").rows()).isEqualTo(3);
        assertThat(finding(report, "duplicates").revenue()).isNull();

        shop.jdbc().sql("update upload set duplicates_amount = 3 where number = 1").update();
        assertThat(finding(report(), "duplicates").revenue())
                .as("whatever is said of the upload without any")
                .isEqualByComparingTo("8.00");
    }

    @Test
    void countsWhatColumnsLackThoughEachLineHasAValue() {
        shop.upload(1, 2, 0, 0, 3, "{\"missing-customer-id\": 2, \"missing-quantity\": 1}");
        shop.upload(2, 1, 1, 0, 0, "{}");
        columns(1, "customer-id", "order-id", "quantity", "unit-price", "ordered-at");
        columns(2, "customer-id", "amount", "ordered-at");
        shop.with(
                1,
                """
                ann o1 2025-01-06 tea 2 4.50
                bob 2025-01-07 2025-01-07 tea 1 4.50
                """);
        shop.with(
                2,
                """
                bob 2025-01-08 2025-01-08 - 1 4.50
                bob 2025-01-09 2025-01-09 - -1 4.50
                """);

        var report = report();

        assertThat(column(report, "customer-id").missing()).isEqualTo(2);
        assertThat(column(report, "customer-id").missingShare())
                .as("of four lines and the two")
                .isEqualTo(2 / 6.0, within(1e-12));
        assertThat(column(report, "order-id").present()).isTrue();
        assertThat(column(report, "order-id").missing()).isEqualTo(3);
        assertThat(column(report, "quantity").missing()).isEqualTo(2 + 1);
        assertThat(column(report, "unit-price").missing()).isEqualTo(2);
        assertThat(column(report, "amount").missing()).isZero();
        assertThat(finding(report, "missing-order-id").rows()).isEqualTo(3);
        assertThat(finding(report, "missing-order-id").revenue()).isEqualByComparingTo("9.00");

        shop.jdbc().sql("update upload set status = 'UNDONE' where number = 1").update();
        assertThat(column(report(), "quantity").present()).isFalse();
        assertThat(column(report(), "quantity").missing()).isEqualTo(4);
        assertThat(column(report(), "quantity").numbers()).as("worked out").isNotNull();
        assertThat(column(report(), "order-id").present()).isFalse();
        assertThat(column(report(), "amount").present()).isTrue();
    }

    @Test
    void countsRowsThatDoNotSayWhen() {
        shop.upload(1, 3, 0, 0, 1, "{\"missing-timestamp\": 1}");
        shop.with(
                1,
                """
                ann o1 2025-01-06 tea 2 4.50
                bob o2 2025-01-06 tea 1 4.50
                bob o3 2025-02-01 tea -1 4.50
                """);

        var when = column(report(), "ordered-at");

        assertThat(when.present()).isTrue();
        assertThat(when.missing()).isEqualTo(1);
        assertThat(when.missingShare()).isEqualTo(0.25);
        assertThat(when.distinct()).isEqualTo(2);
        assertThat(when.days())
                .isEqualTo(new Days(LocalDate.of(2025, 1, 6), LocalDate.of(2025, 2, 1)));
    }

    private void columns(int upload, String... fields) {
        shop.jdbc()
                .sql(
                        """
                        update upload set reading = jsonb_build_object('columns',
                            (select jsonb_agg(jsonb_build_object('field', f)) from unnest(?::text[]) f))
                        where number = ?
                        """)
                .params(fields, upload)
                .update();
    }

    @Test
    void seesUploadsAloneAndTogether() {
        var first = shop.upload(1, 1, 0, 0, 0, "{}");
        shop.upload(2, 2, 0, 0, 0, "{}");
        shop.upload(3, 0, 0, 1, 0, "{}", first);
        shop.with(1, "ann o1 2025-01-06 tea 2 4.50");
        shop.with(
                2,
                """
                bob o2 2025-01-07 tea 1 4.50
                bob o2 2025-01-08 cup 1 5
                """);

        var alone = desk().report(new NumberedUpload(first, 1));
        assertThat(alone.upload()).isEqualTo(first);
        assertThat(alone.sent().read()).isEqualTo(1);
        assertThat(alone.held().customers()).isEqualTo(1);
        assertThat(alone.held().revenue()).isEqualByComparingTo("9.00");
        assertThat(finding(alone, "one-customer").weight()).isEqualTo(Weight.WARNING);
        var together = report();
        assertThat(together.sent().read()).as("a file sent again counts once").isEqualTo(3);
        assertThat(together.sent().uploads()).isEqualTo(2);
        assertThat(together.held().orders()).isEqualTo(2);
        assertThat(together.held().lines()).isEqualTo(3);
    }

    @Test
    void findsADayOfCentsAmongDaysOfUnitsAndTheUploadItCameWith() {
        var rows = new StringBuilder();
        for (int day = 1; day <= 20; day++) {
            for (int line = 0; line < 12; line++) {
                rows.append(
                        "c%d o%d-%d 2025-03-%02d p%d 1 %d\n"
                                .formatted(line, day, line, day, line, 1 + line));
            }
        }
        shop.with(1, rows.toString());
        var cents = new StringBuilder();
        for (int line = 0; line < 12; line++) {
            cents.append(
                    "c%d o99-%d 2025-03-21 p%d 1 %d\n"
                            .formatted(line, line, line, 100 * (1 + line)));
        }
        var id = shop.upload(2, 12, 0, 0, 0, "{}");
        shop.with(2, cents.toString());

        var breaks = report().scaleBreaks();

        assertThat(breaks).hasSize(2);
        assertThat(breaks.getFirst().day()).isEqualTo(LocalDate.of(2025, 3, 21));
        assertThat(breaks.getFirst().factor()).isEqualTo(100, within(0.01));
        assertThat(breaks.getFirst().lines()).isEqualTo(12);
        assertThat(breaks.getFirst().revenue()).isEqualByComparingTo("7800.00");
        assertThat(breaks.getLast().upload()).isEqualTo(id);
        assertThat(finding(report(), "scale-break").sentence())
                .startsWith(
                        "On 2025-03-21 prices are 100 times what the same products cost otherwise");
    }

    @Test
    void tellsOfPurchasesInAnotherCurrencyThanMost() {
        var pounds = shop.upload(1, 3, 0, 0, 0, "{}");
        shop.with(
                1,
                """
                ann o1 2025-01-06 tea 2 4.50
                bob o2 2025-01-07 tea 1 4.50
                bob o3 2025-01-08 tea 1 4.50
                """);
        names(1, "GBP", 3, "18.00");
        shop.upload(2, 2, 0, 2, 0, "{}");
        shop.with(
                2,
                """
                cat o4 2025-01-09 tea 1 6
                cat o5 2025-01-10 tea 1 6
                """);
        names(2, "EUR", 4, "24.00");

        var mixed = finding(report(), "mixed-currencies");

        assertThat(mixed.weight()).isEqualTo(Weight.PROBLEM);
        assertThat(mixed.rows()).as("half of the four were there already").isEqualTo(2);
        assertThat(mixed.revenue()).isEqualByComparingTo("12.00");
        assertThat(mixed.revenueShare()).isEqualTo(0.4, within(1e-12));
        assertThat(mixed.sentence())
                .startsWith(
                        "Purchases are in several currencies: GBP in 3 rows and EUR in 2 rows.");
        assertThat(desk().report(new NumberedUpload(pounds, 1)).findings())
                .extracting(Finding::code)
                .doesNotContain("mixed-currencies");
        shop.jdbc().sql("update upload set status = 'UNDONE' where number = 2").update();
        assertThat(report().findings())
                .extracting(Finding::code)
                .doesNotContain("mixed-currencies");
    }

    private void names(int upload, String currency, int rows, String amount) {
        shop.jdbc()
                .sql(
                        """
                        update upload set reading = jsonb_build_object('currencies', jsonb_build_array(
                            jsonb_build_object('currency', ?::text, 'rows', ?::int, 'amount', ?::numeric)))
                        where number = ?
                        """)
                .params(currency, rows, new BigDecimal(amount), upload)
                .update();
    }

    @Test
    void doesNotTakeDearProductsForAnotherScale() {
        var rows = new StringBuilder();
        for (int day = 1; day <= 9; day++) {
            for (int line = 0; line < 12; line++) {
                int price = day == 5 ? 9_000 : 3;
                rows.append(
                        "c%d o%d-%d 2025-03-%02d %s%d 1 %d\n"
                                .formatted(
                                        line,
                                        day,
                                        line,
                                        day,
                                        day == 5 ? "sofa" : "cup",
                                        line,
                                        price));
            }
        }
        shop.with(1, rows.toString());

        assertThat(report().scaleBreaks()).isEmpty();
    }

    @Test
    void findsGapsClosedDaysAndOneHugeLine() {
        var rows = new StringBuilder();
        for (var day = LocalDate.of(2025, 1, 6); day.isBefore(LocalDate.of(2025, 4, 8)); ) {
            boolean closed = day.getDayOfWeek() == DayOfWeek.SUNDAY;
            boolean holiday =
                    day.getMonthValue() == 2
                            && day.getDayOfMonth() >= 10
                            && day.getDayOfMonth() <= 16;
            if (!closed && !holiday) {
                rows.append(
                        "c%d o%s %s tea 1 %d\n"
                                .formatted(
                                        day.getDayOfMonth(),
                                        day,
                                        day,
                                        5 + day.getDayOfMonth() % 7));
            }
            day = day.plusDays(1);
        }
        shop.with(1, rows + "c1 huge 2025-03-03 tea 999999999 999\n");

        var report = report();

        assertThat(report.calendar().closedWeekdays()).containsExactly(DayOfWeek.SUNDAY);
        assertThat(report.calendar().gaps())
                .containsExactly(new Gap(LocalDate.of(2025, 2, 9), LocalDate.of(2025, 2, 16), 6));
        assertThat(finding(report, "calendar-gap").weight()).isEqualTo(Weight.WARNING);
        assertThat(finding(report, "closed-weekdays").sentence()).contains("Sundays");
        var large = finding(report, "large-amount");
        assertThat(large.rows()).isEqualTo(1);
        assertThat(large.sentence()).startsWith("1 line has an amount of more than");
        assertThat(large.revenue()).isEqualByComparingTo(new BigDecimal("998999999001.00"));
        assertThat(large.weight()).isEqualTo(Weight.WARNING);
        assertThat(finding(report, "unfinished-month").sentence())
                .startsWith("April 2025 ends with day 7 of 30");
    }

    @Test
    void looksAtAnEmptyLedger() {
        var report = report();

        assertThat(report.held().lines()).isZero();
        assertThat(report.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo("no-purchase"));
        assertThat(report.calendar().firstDay()).isNull();
        assertThat(report.columns()).hasSize(12).noneMatch(ColumnReport::present);
    }

    @Test
    void remembersWhatItSawUntilTheLedgerChanges() {
        shop.with(1, "ann o1 2025-01-06 tea 2 4.50");
        var desk = desk();
        var first = desk.report(null);

        assertThat(desk.report(null)).isSameAs(first);
        shop.with(2, "ann o2 2025-01-07 tea 2 4.50");
        // At once, unless the first look took a second: then that is given out ten times as long.
        await().atMost(Duration.ofMinutes(3))
                .until(() -> desk.report(null).held().lines(), lines -> lines == 2);
    }

    @Test
    void countsNoMoreLinesThatLackAColumnThanThereAre() {
        shop.upload(1, 1, 0, 0, 1, "{\"missing-quantity\": 1}");
        shop.upload(2, 3, 1, 0, 0, "{}");
        columns(1, "customer-id", "quantity", "unit-price", "ordered-at");
        columns(2, "customer-id", "amount", "ordered-at");
        shop.with(2, "bob o2 2025-01-08 tea 1 4.50");

        var quantity = column(report(), "quantity");

        assertThat(quantity.missing()).as("the line and the refused row").isEqualTo(2);
        assertThat(quantity.missingShare()).isEqualTo(1);
    }

    @Test
    void countsUploadsThatAddNothing() {
        shop.upload(1, 1, 0, 0, 0, "{}");
        shop.with(1, "ann o1 2025-01-06 tea 2 4.50");
        var desk = desk();
        assertThat(desk.report(null).sent().read()).isEqualTo(1);

        shop.upload(2, 0, 0, 1, 2, "{\"missing-customer-id\": 2}");

        await().atMost(Duration.ofMinutes(3))
                .until(() -> desk.report(null).sent().read(), read -> read == 4);
        assertThat(finding(desk.report(null), "refused-missing-customer-id").rows()).isEqualTo(2);
    }

    private static ColumnReport column(QualityReport report, String name) {
        return report.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Finding finding(QualityReport report, String code) {
        return report.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " not in " + report.findings()));
    }
}
