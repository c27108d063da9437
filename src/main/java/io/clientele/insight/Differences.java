package io.clientele.insight;

import io.clientele.insight.AttributeReport.Difference;
import io.clientele.insight.AttributeReport.Test;
import io.clientele.statistics.Comparison;
import io.clientele.statistics.Ratio;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Holds every value against all others by every measure, and corrects for having looked so often.
final class Differences {

    private static final double LEVEL = 0.05;

    private final Map<Group, List<Difference>> byGroup = new HashMap<>();
    private final int comparisons;

    private record Pair(Group group, Measure measure, Ratio value, Ratio rest) {}

    /// @param cells all groups together, also lines without a value
    /// @param hasGrowth whether the ledger reaches back far enough for growth
    Differences(List<Group> groups, Group cells, boolean hasGrowth) {
        var measures = EnumSet.allOf(Measure.class);
        if (!hasGrowth) {
            measures.remove(Measure.GROWTH);
        }
        List<Pair> pairs = new ArrayList<>();
        for (var group : groups) {
            for (var measure : measures) {
                var value = group.ratio(measure);
                pairs.add(new Pair(group, measure, value, cells.ratio(measure).without(value)));
            }
        }
        double[] raw =
                pairs.stream()
                        .mapToDouble(pair -> Comparison.pValue(pair.value(), pair.rest()))
                        .toArray();
        double[] corrected = Comparison.holm(raw);
        comparisons = Comparison.made(raw);
        for (int i = 0; i < corrected.length; i++) {
            if (!Double.isNaN(corrected[i])) {
                var pair = pairs.get(i);
                byGroup.computeIfAbsent(pair.group(), group -> new ArrayList<>())
                        .add(difference(pair, corrected[i]));
            }
        }
    }

    private static Difference difference(Pair pair, double p) {
        return new Difference(
                pair.measure(),
                shown(pair.measure(), pair.value().value()),
                shown(pair.measure(), pair.rest().value()),
                p,
                p < LEVEL);
    }

    /// Growth is compared as a share of two quarters, which stays within bounds, and shown as
    /// growth.
    private static double shown(Measure measure, double ratio) {
        return measure == Measure.GROWTH && ratio < 1 ? ratio / (1 - ratio) - 1 : ratio;
    }

    /// Those of one group that could be compared.
    List<Difference> of(Group group) {
        return List.copyOf(byGroup.getOrDefault(group, List.of()));
    }

    /// How they were compared.
    Test test() {
        return new Test(
                "two-sided z test of ratios, customers as clusters",
                "holm",
                LEVEL,
                Comparison.FEWEST_CUSTOMERS,
                comparisons);
    }
}
