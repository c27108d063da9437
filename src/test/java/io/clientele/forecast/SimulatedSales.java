package io.clientele.forecast;

import io.clientele.calendar.DailySeries;
import io.clientele.calendar.OpeningDays;
import io.clientele.calendar.Period;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/// Made-up shops whose level rests, grows or wanders, with weekdays of their own, a closed day in
/// every other shop and skewed noise.
record SimulatedSales(DailySeries revenue, DailySeries orders) {

    static final LocalDate MONDAY = LocalDate.of(2023, 1, 2);

    static SimulatedSales of(int seed, int days) {
        var random = new Random(seed);
        double[] weekdays = random.doubles(7, 0.5, 1.5).toArray();
        double level = 500 + random.nextInt(3000);
        double growth = seed % 3 == 1 ? random.nextDouble(-0.0005, 0.0015) : 0;
        double wandering = seed % 3 == 2 ? random.nextDouble(0.005, 0.015) : 0;
        double noise = random.nextDouble(0.1, 0.5);
        double[] revenue = new double[days];
        double[] orders = new double[days];
        double log = 0;
        for (int day = 0; day < days; day++) {
            log += growth + wandering * random.nextGaussian();
            double shock = Math.exp(noise * random.nextGaussian() - noise * noise / 2);
            boolean closed = seed % 2 == 0 && day % 7 == 6;
            revenue[day] = closed ? 0 : level * Math.exp(log) * weekdays[day % 7] * shock;
            orders[day] = Math.ceil(revenue[day] / 50);
        }
        return new SimulatedSales(
                new DailySeries(MONDAY, revenue), new DailySeries(MONDAY, orders));
    }

    /// One whose December sells three times as much, and the two weeks before it more and more.
    static SimulatedSales withDecember(int seed, int days) {
        return of(seed, days)
                .times(
                        day -> {
                            int ofYear = MONDAY.plusDays(day).getDayOfYear();
                            return 1 + 2 * Math.clamp((ofYear - 320) / 15.0, 0, 1);
                        });
    }

    /// One that sells on one day in so many.
    static SimulatedSales sparse(int seed, int days, int oneIn) {
        var random = new Random(seed);
        return of(seed, days).times(day -> random.nextInt(oneIn) == 0 ? 1 : 0);
    }

    /// With the sales of each day multiplied.
    SimulatedSales times(IntToDoubleFunction factor) {
        double[] values = revenue.values().clone();
        Arrays.setAll(values, day -> values[day] * factor.applyAsDouble(day));
        double[] counts = Arrays.stream(values).map(value -> Math.ceil(value / 50)).toArray();
        return new SimulatedSales(new DailySeries(MONDAY, values), new DailySeries(MONDAY, counts));
    }

    /// The same as far as was known after some days.
    SimulatedSales until(int days) {
        return new SimulatedSales(cut(revenue, days), cut(orders, days));
    }

    Forecast forecast(Period period, int horizon) {
        return Forecast.of(revenue, OpeningDays.learn(orders), period, horizon);
    }

    /// What was sold in the period of a point.
    double sold(ForecastPoint point) {
        double sum = 0;
        for (long day = point.start().toEpochDay(); day <= point.end().toEpochDay(); day++) {
            sum += revenue.on(day);
        }
        return sum;
    }

    private static DailySeries cut(DailySeries series, int days) {
        return new DailySeries(series.firstDay(), Arrays.copyOf(series.values(), days));
    }
}
