package io.clientele.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.ledger.Ledger;
import io.clientele.ledger.LineEngine;
import io.clientele.ledger.OrderLines;
import io.clientele.ledger.StoredLines;

import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// Holds the answers of an engine against those of PostgreSQL, which has the same lines.
final class Agreement {

    private final Ledger ledger;
    private final OrderLines own;
    private final JdbcTemplate jdbc;

    Agreement(StoredLines stored, Ledger ledger, JdbcTemplate jdbc) {
        this.ledger = ledger;
        this.own = new OrderLines(stored, ledger);
        this.jdbc = jdbc;
    }

    /// The engine's answers to all that runs ask are PostgreSQL's, to the last digit; and the rollup
    /// that it gives has nothing to change in the one that uploads have kept.
    ///
    /// @param days from the day that is asked of to the last purchase day
    void hold(LineEngine engine, int days) {
        var lines = new OrderLines(engine, ledger);
        int compared =
                lines.still(
                        () -> {
                            compareRollups(lines);
                            return compare(
                                    lines, ledger.lastPurchaseDay().orElseThrow().minusDays(days));
                        });
        assertThat(compared).isPositive();
    }

    private void compareRollups(OrderLines lines) {
        var kept = rollup();
        long revision = ledger.revision();

        lines.levelRollup();

        assertThat(rollup()).isNotEmpty().isEqualTo(kept);
        assertThat(ledger.revision()).isEqualTo(revision);
    }

    /// Returns the number of customers that were compared.
    private int compare(OrderLines lines, LocalDate before) {
        var customers = ledger.historyBefore(before).customerIds();
        equal(lines.traitsBefore(before), own.traitsBefore(before));
        equal(lines.regionDaysBefore(before), own.regionDaysBefore(before));
        equal(lines.placesBefore(before, customers), own.placesBefore(before, customers));
        equal(
                lines.productLines(LocalDate.EPOCH, before),
                own.productLines(LocalDate.EPOCH, before));
        equal(
                lines.ordersReachingInto(before.minusDays(1), before),
                own.ordersReachingInto(before.minusDays(1), before));
        assertThat(lines.isLastDayOver(before, ZoneOffset.UTC))
                .isEqualTo(own.isLastDayOver(before, ZoneOffset.UTC));
        return customers.length;
    }

    private static void equal(Object one, Object other) {
        assertThat(one)
                .usingRecursiveComparison(
                        RecursiveComparisonConfiguration.builder()
                                .withStrictTypeChecking(true)
                                .build())
                .isEqualTo(other);
    }

    List<Map<String, @Nullable Object>> rollup() {
        return jdbc.queryForList("select * from customer_day order by customer_id, day");
    }
}
