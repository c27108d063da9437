package io.clientele.insight;

import io.clientele.insight.AttributeReport.Difference;
import io.clientele.insight.AttributeReport.Test;
import io.clientele.statistics.Comparison;

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

    private record Pair(Group group, Measure measure, double value, double rest, double pValue) {

        static Pair of(Group group, Census census, Measure measure) {
            var contrast = group.contrast(measure);
            var shop = census.shop().contrast(measure).part();
            var lots = census.lots(measure);
            return new Pair(
                    group,
                    measure,
                    contrast.part().value(),
                    contrast.rest(shop).value(),
                    measure.isShareOfCustomers()
                            ? Comparison.ofShare(contrast, shop, lots)
                            : Comparison.ofRatio(contrast, shop, lots, measure.step()));
        }
    }

    /// @param census all customers under all values, also lines without one
    /// @param hasGrowth whether the ledger reaches back far enough for growth
    Differences(List<Group> groups, Census census, boolean hasGrowth) {
        var measures = EnumSet.allOf(Measure.class);
        if (!hasGrowth) {
            measures.remove(Measure.GROWTH);
        }
        List<Pair> pairs = new ArrayList<>();
        for (var group : groups) {
            for (var measure : measures) {
                if (measure != Measure.GROWTH || grewFromSomething(group, census.shop())) {
                    pairs.add(Pair.of(group, census, measure));
                }
            }
        }
        double[] raw = pairs.stream().mapToDouble(Pair::pValue).toArray();
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

    /// Whether there is a quarter before on both sides, without which there is no growth to tell.
    private static boolean grewFromSomething(Group group, Group shop) {
        double before = group.quarterBefore();
        return ValueReports.cents(before).signum() > 0
                && ValueReports.cents(shop.quarterBefore() - before).signum() > 0;
    }

    private static Difference difference(Pair pair, double p) {
        return new Difference(
                pair.measure(),
                shown(pair.measure(), pair.value()),
                shown(pair.measure(), pair.rest()),
                p,
                p < LEVEL);
    }

    /// Growth is compared as a share of two quarters, which stays within bounds, and shown as
    /// growth.
    private static double shown(Measure measure, double ratio) {
        return measure == Measure.GROWTH ? ratio / (1 - ratio) - 1 : ratio;
    }

    /// Those of one group that could be compared.
    List<Difference> of(Group group) {
        return List.copyOf(byGroup.getOrDefault(group, List.of()));
    }

    /// How they were compared.
    Test test() {
        return new Test(
                AttributeReport.TEST, "holm", LEVEL, Comparison.FEWEST_CUSTOMERS, comparisons);
    }
}
