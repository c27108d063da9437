package io.clientele.forecast;

import smile.stat.distribution.TDistribution;

import java.util.Arrays;

/// How far outcomes lay from what the chosen method had said, as a part of what it had said.
///
/// Step `h` learns from the errors of steps h/2 to 2h. The 95 % interval is Student's t on the
/// mean squares of either side, each drawn half way to that of both; half the origins count as
/// degrees of freedom, since their forecasts overlap. The 80 % interval, which errors can tell,
/// is half way between the like and the errors' own quantiles. Beyond the steps validated it
/// grows with the square root of time. Measured on simulated and real series, both hold what
/// they promise.
final class Intervals {

    /// Parts of a forecast below this share of the mean level are parts of that.
    private static final double FLOOR = 0.25;

    /// Of the quantiles: the errors were those of a choice made for being small.
    private static final double OPTIMISM = 1.5;

    /// How far outcomes reach below and above.
    record Reach(double below80, double above80, double below95, double above95) {}

    private final Reach[] reaches;
    private final double floor;

    Intervals(Validation validation, double[][] said, double meanLevel) {
        this.floor = FLOOR * meanLevel;
        this.reaches = new Reach[validation.horizon()];
        int origins = validation.origins();
        var student = new TDistribution(Math.max(2, origins / 2));
        double t80 = student.quantile(0.9);
        double t95 = student.quantile(0.975);
        double widening = 1 + OPTIMISM / origins;
        for (int h = 1; h <= reaches.length; h++) {
            int to = Math.min(reaches.length, 2 * h);
            double[] errors = validation.relativeErrors(said, (h + 1) / 2 - 1, to - 1, floor);
            reaches[h - 1] = reach(errors, t80, t95, widening);
        }
    }

    /// How far outcomes may lie from the forecast of a step, in the unit of the levels.
    Reach around(double forecast, int step) {
        int validated = Math.min(step, reaches.length - 1);
        double growth = Math.sqrt((step + 1.0) / (validated + 1.0));
        double unit = Math.max(forecast, floor) * growth;
        Reach reach = reaches[validated];
        return new Reach(
                unit * reach.below80,
                unit * reach.above80,
                unit * reach.below95,
                unit * reach.above95);
    }

    private static Reach reach(double[] errors, double t80, double t95, double widening) {
        if (errors.length == 0) {
            return new Reach(1, 1, 1, 1);
        }
        double below = 0;
        double above = 0;
        for (double error : errors) {
            below += error < 0 ? error * error : 0;
            above += error > 0 ? error * error : 0;
        }
        double both = (below + above) / errors.length;
        double down = Math.sqrt((2 * below / errors.length + both) / 2);
        double up = Math.sqrt((2 * above / errors.length + both) / 2);
        return new Reach(
                (Math.max(0, -quantile(errors, 0.1)) * widening + t80 * down) / 2,
                (Math.max(0, quantile(errors, 0.9)) * widening + t80 * up) / 2,
                t95 * down,
                t95 * up);
    }

    /// Of the next error, by those known: the (n + 1) q-th in ascending order.
    private static double quantile(double[] errors, double q) {
        double place = Math.clamp((errors.length + 1) * q - 1, 0, errors.length - 1);
        int below = (int) place;
        int above = Math.min(errors.length - 1, below + 1);
        return errors[below] + (place - below) * (errors[above] - errors[below]);
    }

    /// The mean of the levels, which tells what is small.
    static double mean(double[] levels) {
        return Arrays.stream(levels).average().orElse(0);
    }
}
