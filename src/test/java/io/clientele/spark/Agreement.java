package io.clientele.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.extract.LineEngine;
import io.clientele.extract.OrderLines;
import io.clientele.extract.StoredLines;
import io.clientele.ledger.Ledger;
import io.clientele.ledger.LedgerProperties;
import io.clientele.ledger.LedgerProperties.Source;

import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Holds the answers of an engine against those of PostgreSQL, which has the same lines.
final class Agreement {

    private final StoredLines stored;
    private final Ledger ledger;
    private final JdbcTemplate jdbc;

    Agreement(StoredLines stored, Ledger ledger, JdbcTemplate jdbc) {
        this.stored = stored;
        this.ledger = ledger;
        this.jdbc = jdbc;
    }

    /// The engine's answers to all that runs ask are PostgreSQL's, to the last digit; and the
    /// rollup that it gives has nothing to change in the one that uploads have kept.
    ///
    /// @param days from the day that is asked of to the last purchase day
    /// @return number of pairs of products that both say are bought together
    int hold(LineEngine engine, int days) {
        var lines = lines(engine, Long.MAX_VALUE);
        return lines.still(
                () -> true,
                () -> {
                    compareRollups(lines);
                    var before = ledger.lastPurchaseDay().orElseThrow().minusDays(days);
                    compare(lines, lines(stored, Long.MAX_VALUE), before);
                    return comparePairs(engine, before);
                });
    }

    private OrderLines lines(LineEngine engine, long most) {
        return new OrderLines(
                engine, ledger, new LedgerProperties(ZoneOffset.UTC, Source.SPARK, most));
    }

    private void compareRollups(OrderLines lines) {
        var kept = rollup();
        long revision = ledger.revision();

        lines.levelRollup();

        assertThat(rollup()).isNotEmpty().isEqualTo(kept);
        assertThat(ledger.revision()).isEqualTo(revision);
    }

    private void compare(OrderLines lines, OrderLines own, LocalDate before) {
        var history = ledger.historyBefore(before);
        var places = lines.placesBefore(before, history.customerIds());
        equal(lines.traitsBefore(before), own.traitsBefore(before));
        equal(places, own.placesBefore(before, history.customerIds()));
        equal(
                lines.regionDaysBefore(before, history, places),
                own.regionDaysBefore(before, history, places));
        equal(lines.productLines(before), own.productLines(before));
        equal(
                lines.ordersReachingInto(before.minusDays(1), before),
                own.ordersReachingInto(before.minusDays(1), before));
        assertThat(lines.isLastDayOver(before, ZoneOffset.UTC))
                .isEqualTo(own.isLastDayOver(before, ZoneOffset.UTC));
    }

    /// Where half of the lines are too many.
    private int comparePairs(LineEngine engine, LocalDate before) {
        long half =
                Objects.requireNonNull(
                        jdbc.queryForObject(
                                "select sum(lines) / 2 from customer_day where day < ?",
                                Long.class,
                                before));
        var latest = lines(engine, half).productLines(before);
        equal(latest, lines(stored, half).productLines(before));
        return Objects.requireNonNull(latest.counted()).together().length;
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
