package io.clientele.persona;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Names clusters by the ratios of their means to the shop's, one word for each of recency,
/// frequency and spend that stands out.
final class PersonaName {

    /// A mean this many times the shop's, or this part of it, stands out.
    private static final double NOTABLE = 1.25;

    private static final double EXTREME = 4;

    /// Days since the last purchase vary less between clusters than orders and spend do.
    private static final double EXTREME_RECENCY = 2;

    /// A name is kept while the means are within so much of ones it would be given for.
    private static final double[] TOLERANCE = {1, 1 / 1.1, 1.1};

    /// Below this mean number of orders, most customers of a cluster have bought once only.
    private static final double MOSTLY_ONE_ORDER = 1.25;

    private PersonaName() {}

    /// One name for each cluster, in order. Clusters that differ from the shop in the same way are
    /// told apart by what they spend, or, if that is equal too, by their number.
    ///
    /// @param former what each cluster was called before, empty for a new one
    static List<String> of(
            ShopProfile shop, List<ClusterProfile> clusters, List<Optional<String>> former) {
        List<String> names =
                IntStream.range(0, clusters.size())
                        .mapToObj(i -> words(shop, clusters.get(i), former.get(i)))
                        .toList();
        names =
                distinguished(
                        names,
                        i ->
                                ", about %s each"
                                        .formatted(Figures.about(clusters.get(i).meanMonetary())));
        return distinguished(names, i -> ", group %d".formatted(i + 1));
    }

    private static List<String> distinguished(List<String> names, IntFunction<String> addition) {
        return IntStream.range(0, names.size())
                .mapToObj(
                        i ->
                                Collections.frequency(names, names.get(i)) > 1
                                        ? names.get(i) + addition.apply(i)
                                        : names.get(i))
                .toList();
    }

    /// The former name as long as it is true to within the tolerance, so that people keep it when
    /// their figures move across a border by a little.
    private static String words(ShopProfile shop, ClusterProfile cluster, Optional<String> former) {
        String kept = former.map(name -> name.split(",", 2)[0]).orElse("");
        for (double recency : TOLERANCE) {
            for (double frequency : TOLERANCE) {
                for (double spend : TOLERANCE) {
                    String words = words(shop, cluster, recency, frequency, spend);
                    if (words.equals(kept)) {
                        return words;
                    }
                }
            }
        }
        return words(shop, cluster, 1, 1, 1);
    }

    private static String words(
            ShopProfile shop,
            ClusterProfile cluster,
            double recencyFactor,
            double frequencyFactor,
            double spendFactor) {
        String recency = recency(recencyFactor * cluster.meanRecencyDays(), shop.meanRecencyDays());
        String frequency =
                frequency(frequencyFactor * cluster.meanFrequency(), shop.meanFrequency());
        String spend = spend(spendFactor * cluster.meanMonetary(), shop.meanMonetary());
        String words =
                Stream.of(recency, frequency, spend)
                        .filter(Predicate.not(String::isEmpty))
                        .collect(Collectors.joining(" "));
        String name = words.equals("customers") ? "typical customers" : words;
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String recency(double days, double shopDays) {
        return switch (Standing.of(days, shopDays, EXTREME_RECENCY)) {
            case FAR_BELOW -> "active";
            case BELOW -> "recent";
            case NEAR -> "";
            case ABOVE -> "quiet";
            case FAR_ABOVE -> "lapsed";
        };
    }

    private static String frequency(double orders, double shopOrders) {
        boolean once = orders < MOSTLY_ONE_ORDER;
        return switch (Standing.of(orders, shopOrders, EXTREME)) {
            case FAR_BELOW -> once ? "one-time" : "sporadic";
            case BELOW -> once ? "one-time" : "occasional";
            case NEAR -> "";
            case ABOVE -> "frequent";
            case FAR_ABOVE -> "very frequent";
        };
    }

    private static String spend(double amount, double shopAmount) {
        return switch (Standing.of(amount, shopAmount, EXTREME)) {
            case FAR_BELOW -> "small spenders";
            case BELOW -> "modest spenders";
            case NEAR -> "customers";
            case ABOVE -> "big spenders";
            case FAR_ABOVE -> "top spenders";
        };
    }

    /// Where a cluster's mean stands beside the shop's.
    private enum Standing {
        FAR_BELOW,
        BELOW,
        NEAR,
        ABOVE,
        FAR_ABOVE;

        /// Near, too, when the shop's mean is not positive, since then a ratio says nothing.
        static Standing of(double mean, double shopMean, double extreme) {
            double ratio = shopMean > 0 ? mean / shopMean : 1;
            if (ratio >= NOTABLE) {
                return ratio >= extreme ? FAR_ABOVE : ABOVE;
            }
            if (ratio <= 1 / NOTABLE) {
                return ratio <= 1 / extreme ? FAR_BELOW : BELOW;
            }
            return NEAR;
        }
    }
}
