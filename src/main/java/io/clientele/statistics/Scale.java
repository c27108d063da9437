package io.clientele.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/// Whether the prices of a day or of an upload are of another size than the rest: another
/// currency, cents for units, a shifted decimal point.
///
/// A group of lines carries the mean of `ln(price / usual price of the product)`, so that another
/// assortment is no break. Its factor is that mean less the median over all groups (each as heavy
/// as it has lines), raised to e: 100 where prices are a hundred times the others'. A group of
/// fewer than [#FEWEST_LINES] lines is not judged.
public final class Scale {

    /// Lines that make a group worth judging.
    public static final int FEWEST_LINES = 10;

    private static final double BREAK = 5;

    private Scale() {}

    /// A group of lines.
    ///
    /// @param lines how many
    /// @param level mean of the logarithms of price over the product's usual price
    public record Group(long lines, double level) {}

    /// The level that half of all lines do not exceed; empty without a line.
    public static OptionalDouble median(List<Group> groups) {
        List<Group> sorted = new ArrayList<>(groups);
        sorted.sort(Comparator.comparingDouble(Group::level));
        long half = (sorted.stream().mapToLong(Group::lines).sum() + 1) / 2;
        long passed = 0;
        for (var group : sorted) {
            passed += group.lines();
            if (passed >= half) {
                return OptionalDouble.of(group.level());
            }
        }
        return OptionalDouble.empty();
    }

    /// How many times the usual level the group's is.
    public static double factor(Group group, double usual) {
        return Math.exp(group.level() - usual);
    }

    /// Whether the group is of another scale: at least five times or at most a fifth of the others.
    public static boolean breaks(Group group, double usual) {
        double factor = factor(group, usual);
        return group.lines() >= FEWEST_LINES && (factor >= BREAK || factor <= 1 / BREAK);
    }
}
