package io.clientele.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.calendar.OpeningDays;
import io.clientele.calendar.Period;
import io.clientele.forecast.Forecast;
import io.clientele.sales.DailySales;
import io.clientele.sales.Expectation;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Parts that go with an erased customer leave nothing to those that stay.
class RestTest {

    private static final int DAYS = 140;
    private static final int WEEKS = 4;

    private static final List<DailySales> SEGMENTS =
            List.of(
                    part("rfm", "bronze", 2, new Expectation(500, 40, 1.25, 0.5)),
                    part("rfm", "gold", 5, new Expectation(400, 10, 2, 0.1)),
                    part("rfm", "silver", 3, new Expectation(100, 6, 2, 0.2)));

    private static final List<DailySales> REGIONS =
            List.of(
                    part("region", "", 1, null),
                    part("region", "North", 4, null),
                    part("region", "South", 2, null),
                    part("region", "Islands", 3, null));

    @Test
    void leavesSegmentsWhatTheyWereExpectedToTakeOfTheShop() {
        var whole = whole(shop(SEGMENTS));

        var before = Outlooks.segments(whole, SEGMENTS).orElseThrow();
        var after = Outlooks.segments(whole, SEGMENTS.subList(0, 1)).orElseThrow();

        assertThat(after).containsOnlyKeys("bronze");
        assertSame(before, after, "bronze");
        assertThat(outlook(after, "bronze").revenue().points().getFirst().expected())
                .isCloseTo(whole.revenue().points().getFirst().expected() * 0.5, within(1e-6));
    }

    @Test
    void leavesRegionsWhatTheyWereForecast() {
        var whole = whole(shop(REGIONS));

        var before = Outlooks.regions(whole, REGIONS, Period.WEEK, WEEKS);
        var after = Outlooks.regions(whole, REGIONS.subList(0, 3), Period.WEEK, WEEKS);

        assertThat(after).containsOnlyKeys("", "North", "South");
        for (String region : after.keySet()) {
            assertSame(before, after, region);
        }
    }

    /// Of whom the snapshot does not hold nothing is expected: they are no rest.
    @Test
    void addsNothingToPartsThatAreAllThere() {
        var more = part("rfm", "of no segment", 7, new Expectation(0, 0, 1, 0));
        var shop = shop(List.of(SEGMENTS.get(0), SEGMENTS.get(1), SEGMENTS.get(2), more));

        assertThat(Rest.withSegments(shop, SEGMENTS)).isEqualTo(SEGMENTS);
        assertThat(Rest.withRegions(shop(REGIONS), REGIONS)).isEqualTo(REGIONS);
    }

    private static void assertSame(
            Map<String, PartOutlook> before, Map<String, PartOutlook> after, String part) {
        assertSame(outlook(before, part).revenue(), outlook(after, part).revenue());
        assertSame(outlook(before, part).orders(), outlook(after, part).orders());
    }

    private static void assertSame(Forecast before, Forecast after) {
        for (int week = 0; week < WEEKS; week++) {
            var one = before.points().get(week);
            var other = after.points().get(week);
            assertThat(one.expected()).isPositive();
            assertThat(other.expected()).isCloseTo(one.expected(), within(1e-6));
            assertThat(other.low95()).isCloseTo(one.low95(), within(1e-6));
            assertThat(other.high80()).isCloseTo(one.high80(), within(1e-6));
        }
    }

    private static PartOutlook outlook(Map<String, PartOutlook> outlooks, String part) {
        return Objects.requireNonNull(outlooks.get(part));
    }

    private static PartOutlook whole(DailySales shop) {
        var days = OpeningDays.learn(Outlooks.orders(shop));
        return Outlooks.outlooks(List.of(shop), days, Period.WEEK, WEEKS).getFirst();
    }

    private static DailySales part(
            String division, String name, int often, @Nullable Expectation expectation) {
        double[] revenue = new double[DAYS];
        int[] orders = new int[DAYS];
        Arrays.setAll(orders, day -> often + (day * often + day / 7) % 4);
        Arrays.setAll(revenue, day -> orders[day] * (10.0 + (day * day + often) % 5));
        return sales(division, name, revenue, orders, expectation);
    }

    /// All parts together, with what is expected of all.
    private static DailySales shop(List<DailySales> parts) {
        double[] revenue = new double[DAYS];
        int[] orders = new int[DAYS];
        double expected = 0;
        double purchases = 0;
        double begun = 0;
        double purchaseDays = 0;
        for (DailySales part : parts) {
            Arrays.setAll(revenue, day -> revenue[day] + part.revenue()[day]);
            Arrays.setAll(orders, day -> orders[day] + part.orders()[day]);
            @Nullable Expectation told = part.expectation();
            var one = told == null ? new Expectation(0, 0, 1, 0) : told;
            expected += one.revenue();
            purchases += one.purchases();
            double its = Arrays.stream(part.orders()).sum();
            begun += its;
            purchaseDays += its / one.ordersPerPurchase();
        }
        return sales(
                DailySales.SHOP,
                DailySales.NONE,
                revenue,
                orders,
                new Expectation(expected, purchases, begun / purchaseDays, 0.3));
    }

    private static DailySales sales(
            String division,
            String name,
            double[] revenue,
            int[] orders,
            @Nullable Expectation expectation) {
        return new DailySales(
                division, name, LocalDate.of(2025, 1, 6), revenue, orders, true, 100, expectation);
    }
}
