package io.clientele.turnover;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.ledger.PurchaseHistory;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

class SalesFindingsTest {

    @Test
    void tellsOfABestFifthOnlyWhereAFifthIsACustomer() {
        assertThat(found(0)).containsExactly("There is no purchase to look at.");
        assertThat(found(1)).noneMatch(finding -> finding.contains("fifth"));
        assertThat(found(4)).noneMatch(finding -> finding.contains("fifth"));
        assertThat(found(5))
                .first()
                .isEqualTo(
                        "The best fifth of customers brings 20 % of revenue; 4 of 5 customers bring four fifths.");
    }

    /// In January everybody bought who was a customer already, and again in February; of two who
    /// are new in February one comes back in March, of one who is new in March nobody. What follows
    /// April may not be over.
    @Test
    void tellsWhoComesBackOfThoseWhoAreNewOnRecord() {
        var days =
                new String[][] {
                    {"2025-01-03", "2025-02-01"},
                    {"2025-01-20", "2025-02-02"},
                    {"2025-02-10", "2025-03-05"},
                    {"2025-02-11"},
                    {"2025-03-08", "2025-05-01"}
                };

        assertThat(found(bought(days)))
                .last()
                .isEqualTo(
                        "Of those whose first purchase came after the first month on record, 33 % came back in the month after it.");
        assertThat(found(bought(new String[][] {{"2025-01-03", "2025-03-03"}})))
                .as("nobody is new")
                .noneMatch(finding -> finding.contains("came back"));
    }

    /// Customers who bought for ten on each of their days.
    private static PurchaseHistory bought(String[][] days) {
        int[] start = new int[days.length + 1];
        for (int u = 0; u < days.length; u++) {
            start[u + 1] = start[u] + days[u].length;
        }
        int[] day =
                Arrays.stream(days)
                        .flatMap(Arrays::stream)
                        .mapToInt(text -> (int) LocalDate.parse(text).toEpochDay())
                        .toArray();
        var orders = new int[day.length];
        Arrays.fill(orders, 1);
        var amounts = new long[day.length];
        Arrays.fill(amounts, 100_000);
        return new PurchaseHistory(
                IntStream.range(0, days.length).mapToObj(u -> "c" + u).toArray(String[]::new),
                start,
                day,
                orders,
                amounts);
    }

    private static List<String> found(PurchaseHistory history) {
        return SalesFindings.of(
                history,
                List.of(),
                Period.MONTH,
                Retention.cohorts(history),
                Retention.pareto(history));
    }

    /// So many customers who bought for ten on one day.
    private static List<String> found(int customers) {
        var amounts = new long[customers];
        Arrays.fill(amounts, 100_000);
        var orders = new int[customers];
        Arrays.fill(orders, 1);
        var history =
                new PurchaseHistory(
                        IntStream.range(0, customers).mapToObj(u -> "c" + u).toArray(String[]::new),
                        IntStream.rangeClosed(0, customers).toArray(),
                        new int[customers],
                        orders,
                        amounts);
        return customers == 0
                ? SalesFindings.of(
                        history,
                        List.of(),
                        Period.MONTH,
                        List.of(),
                        new SalesReport.Pareto(0, 0, 0, List.of()))
                : found(history);
    }
}
