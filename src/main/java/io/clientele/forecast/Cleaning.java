package io.clientele.forecast;

import java.util.Arrays;

/// Makes a history fit to learn from: fills what is missing, and brings one-off spikes and dips
/// back to the edge of what is usual.
///
/// Only the past of an origin is ever passed in, so that validation knows no more than a forecast
/// would have.
final class Cleaning {

    private static final int NEIGHBOURS = 6;

    /// Of a robust standard deviation: how far out a value is a spike, and where it is put.
    private static final double FAR = 6;

    private static final double NEAR = 3;

    /// More than this part of all values are no one-offs but the nature of the series.
    private static final double MOST_SPIKES = 0.05;

    /// In a year. What a year brings comes up to a week of days later, or earlier.
    private static final int WEEKS = 52;

    /// Of the median absolute deviation to the standard deviation of a normal distribution.
    private static final double NORMAL = 1.4826;

    private Cleaning() {}

    /// @param levels NaN where missing
    /// @param season steps after which a like value is to be found; 1 for none
    /// @param year steps a year, by which a spike may come back
    static double[] clean(double[] levels, int season, int year) {
        double[] filled = levels.clone();
        for (int t = 0; t < levels.length; t++) {
            if (Double.isNaN(levels[t])) {
                double[] near = neighbours(levels, t, season, true, true);
                filled[t] = near.length == 0 ? 0 : median(near);
            }
        }
        return dampen(filled, season, year);
    }

    private static double[] dampen(double[] values, int season, int year) {
        double[] usual = new double[values.length];
        double[] away = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            double[] near = neighbours(values, t, season, true, true);
            usual[t] = near.length < NEIGHBOURS ? values[t] : median(near);
            away[t] = values[t] - usual[t];
        }
        double deviation = NORMAL * median(Arrays.stream(away).map(Math::abs).toArray());
        long spikes = Arrays.stream(away).filter(d -> Math.abs(d) > FAR * deviation).count();
        if (deviation == 0 || spikes > MOST_SPIKES * values.length) {
            return values;
        }
        double[] cleaned = values.clone();
        for (int t = 0; t < values.length; t++) {
            if (Math.abs(away[t]) > FAR * deviation
                    && standsAlone(values, t, season, FAR * deviation)
                    && !comesBack(away, t, year, deviation)) {
                cleaned[t] = usual[t] + Math.signum(away[t]) * NEAR * deviation;
            }
        }
        return cleaned;
    }

    /// Whether the value is far from what came before as well as from what came after: else it
    /// begins or ends a new level.
    private static boolean standsAlone(double[] values, int t, int season, double far) {
        double[] before = neighbours(values, t, season, true, false);
        double[] after = neighbours(values, t, season, false, true);
        double first = before.length == 0 ? 0 : values[t] - median(before);
        double second = after.length == 0 ? first : values[t] - median(after);
        first = before.length == 0 ? second : first;
        return Math.min(first, second) > far || Math.max(first, second) < -far;
    }

    private static boolean comesBack(double[] away, int t, int year, double deviation) {
        int drift = Math.max(1, year / WEEKS);
        for (int other : new int[] {t - year, t + year}) {
            for (int i = other - drift; i <= other + drift; i++) {
                if (i >= 0
                        && i < away.length
                        && Math.signum(away[i]) == Math.signum(away[t])
                        && Math.abs(away[i]) > FAR * deviation / 2) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The nearest known values at the same place in the season, on one side of a value or both.
    private static double[] neighbours(
            double[] values, int t, int season, boolean before, boolean after) {
        double[] near = new double[NEIGHBOURS];
        int wanted = before && after ? NEIGHBOURS : NEIGHBOURS / 2;
        int count = 0;
        for (int distance = season; distance < values.length; distance += season) {
            for (int other : new int[] {t - distance, t + distance}) {
                if (other >= 0
                        && other < values.length
                        && (other < t ? before : after)
                        && count < wanted
                        && !Double.isNaN(values[other])) {
                    near[count++] = values[other];
                }
            }
            if (count == wanted) {
                break;
            }
        }
        return Arrays.copyOf(near, count);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
