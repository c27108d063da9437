package io.clientele.turnover;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.ledger.PurchaseHistory;

import org.junit.jupiter.api.Test;

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
                : SalesFindings.of(
                        history,
                        List.of(),
                        Period.MONTH,
                        Retention.cohorts(history),
                        Retention.pareto(history));
    }
}
