package io.clientele.forecast;

import smile.stat.distribution.TDistribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How far outcomes lay from what the chosen method had said, as a part of what it had said.
///
/// Step `h` learns from the errors of steps h/2 to 2h. The 95 % interval is Student's t on the
/// mean squares of either side, each drawn half way to that of both; half the origins count as
/// degrees of freedom, since their forecasts overlap. The 80 % interval, which errors can tell,
/// is half way between the like and the errors' own quantiles. Beyond the steps validated it
/// grows with the square root of time. On simulated series the first held 81 to 85 % and the other
/// 96 to 97 %, where a December or a closure comes or few days sell 74 to 90 % and 89 to 98 %.
///
/// Those errors are of the level. Whether a period opens errs apart from it: of `n` periods tested
/// `k` stayed shut unforeseen, and the next does with the chance `(k + ½ d) / (n + 1)` (Jeffreys'
/// prior, of days: a week is shut if its `1 / d` days are); others were open in part, each with the
/// chance `1 / (n + 1)`. A closure that is merely assumed comes with the chance of 2/3, which is
/// that of all its days together.
final class Intervals {

    /// Parts of a forecast below this share of the mean level are parts of that.
    private static final double FLOOR = 0.25;

    /// Of the quantiles: the errors were those of a choice made for being small.
    private static final double OPTIMISM = 1.5;

    /// A period open as nearly as this was open as expected.
    private static final double NEARLY = 0.95;

    private static final double JEFFREYS = 0.5;

    private final Reach[] reaches;
    private final double floor;
    private final double shut;
    private final double[] openInPart;
    private final int tested;

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
        double[] open = validation.openParts();
        long stayedShut = Arrays.stream(open).filter(part -> part == 0).count();
        this.shut = (stayedShut + JEFFREYS / validation.period().days()) / (open.length + 1);
        this.openInPart = Arrays.stream(open).filter(part -> part > 0 && part < NEARLY).toArray();
        this.tested = open.length;
    }

    /// What may come of a period.
    ///
    /// @param level expected of a usual period
    /// @param size how much of one the period is expected to be
    /// @param largest the same, had closures that are merely assumed not come
    Mixture around(double level, int step, double size, double largest) {
        Reach reach = reach(level, step);
        List<Mixture.Case> cases = new ArrayList<>();
        if (largest > size) {
            add(cases, Mixture.COMES_AGAIN, level, reach, size);
            add(cases, 1 - Mixture.COMES_AGAIN, level, reach, largest);
        } else {
            add(cases, 1, level, reach, size);
        }
        return new Mixture(cases);
    }

    private void add(
            List<Mixture.Case> cases, double chance, double level, Reach reach, double size) {
        if (size == 0) {
            cases.add(sized(chance, level, reach, 0));
            return;
        }
        double each = 1.0 / (tested + 1);
        double rest = 1 - shut - openInPart.length * each;
        cases.add(sized(chance * rest, level, reach, size));
        cases.add(sized(chance * shut, level, reach, 0));
        for (double part : openInPart) {
            cases.add(sized(chance * each, level, reach, size * part));
        }
    }

    private static Mixture.Case sized(double chance, double level, Reach reach, double size) {
        // Days err by themselves as well as together: a part of a week errs by more of itself.
        return new Mixture.Case(chance, size * level, reach.times(Math.max(size, Math.sqrt(size))));
    }

    /// How far outcomes may lie from the forecast of a step, in the unit of the levels.
    private Reach reach(double forecast, int step) {
        int validated = Math.min(step, reaches.length - 1);
        double growth = Math.sqrt((step + 1.0) / (validated + 1.0));
        return reaches[validated].times(Math.max(forecast, floor) * growth);
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
        double below80 = (Math.max(0, -quantile(errors, 0.1)) * widening + t80 * down) / 2;
        double above80 = (Math.max(0, quantile(errors, 0.9)) * widening + t80 * up) / 2;
        return new Reach(
                below80, above80, Math.max(below80, t95 * down), Math.max(above80, t95 * up));
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
