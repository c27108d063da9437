package io.clientele.timeseries;

import io.clientele.timeseries.ExponentialSmoothing.Season;

/// Level, trend and season as they stand after the values seen so far.
final class SmoothingState {

    /// A multiplied season is never let below this part of the level: it is divided by.
    private static final double SMALLEST_INDEX = 0.02;

    private final Smoothing smoothing;
    private final boolean multiplied;
    private final double[] season;
    private double level;
    private double trend;
    private int seen;

    SmoothingState(Smoothing smoothing, double level, double trend, double[] season) {
        this.smoothing = smoothing;
        this.multiplied = smoothing.method().season() == Season.MULTIPLICATIVE;
        this.level = level;
        this.trend = trend;
        this.season = season;
    }

    /// Takes in the next value.
    ///
    /// @return its one-step error
    double see(double value) {
        int place = seen++ % season.length;
        double base = level + smoothing.phi() * trend;
        double index = multiplied ? Math.max(season[place], SMALLEST_INDEX) : season[place];
        double error = value - (multiplied ? base * index : base + index);
        double unit = multiplied ? error / index : error;
        level = base + smoothing.alpha() * unit;
        trend = smoothing.phi() * trend + smoothing.beta() * unit;
        if (!multiplied) {
            season[place] += smoothing.gamma() * error;
        } else if (base > 0) {
            season[place] = Math.max(index + smoothing.gamma() * error / base, SMALLEST_INDEX);
        }
        return error;
    }

    double level() {
        return level;
    }

    /// What is expected next, from here on.
    double[] ahead(int horizon) {
        double[] forecast = new double[horizon];
        double damping = 0;
        double power = 1;
        for (int h = 0; h < horizon; h++) {
            power *= smoothing.phi();
            damping += power;
            double base = level + damping * trend;
            double index = season[(seen + h) % season.length];
            forecast[h] = multiplied ? base * index : base + index;
        }
        return forecast;
    }
}
