package io.clientele.persona;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Puts clusters into words. Deterministic: equal profiles give equal personas.
public final class Personas {

    private Personas() {}

    /// Describes all clusters of one run at once, so that their names are distinct.
    ///
    /// @param shop all customers of the run
    /// @param clusters in the order of their numbers, the first being cluster 1
    /// @return one persona for each cluster, in the same order
    public static List<Persona> describe(ShopProfile shop, List<ClusterProfile> clusters) {
        return describe(
                shop, clusters, clusters.stream().map(c -> Optional.<String>empty()).toList());
    }

    /// The same, but a cluster that was there before keeps its name while that is nearly true.
    ///
    /// @param former what each cluster was called before, empty for a new one
    public static List<Persona> describe(
            ShopProfile shop, List<ClusterProfile> clusters, List<Optional<String>> former) {
        List<String> names = PersonaName.of(shop, clusters, former);
        return IntStream.range(0, clusters.size())
                .mapToObj(i -> new Persona(names.get(i), sentence(shop, clusters.get(i))))
                .toList();
    }

    private static String sentence(ShopProfile shop, ClusterProfile cluster) {
        boolean one = cluster.customers() == 1;
        double share = (double) cluster.customers() / shop.customers();
        return "%s %s (%s of all) who%s bought %s for %s in all, last %s; %s in the %s tier%s."
                .formatted(
                        Figures.count(cluster.customers()),
                        one ? "customer" : "customers",
                        Figures.percent(share),
                        one ? "" : " on average",
                        Figures.times(cluster.meanFrequency()),
                        Figures.about(cluster.meanMonetary()),
                        Figures.daysAgo(cluster.meanRecencyDays()),
                        one ? "this customer is" : "they are",
                        cluster.tier(),
                        revenue(shop, cluster, share, one));
    }

    private static String revenue(
            ShopProfile shop, ClusterProfile cluster, double share, boolean one) {
        // a product of ratios, since a product of sums may exceed what a double holds
        double revenueShare = share * (cluster.meanMonetary() / shop.meanMonetary());
        // netted returns can make parts of the revenue negative: then no share means anything
        boolean meaningful =
                shop.meanMonetary() > 0
                        && revenueShare >= 0
                        && Math.rint(100 * revenueShare) <= 100;
        return meaningful
                ? " and %s %s of revenue"
                        .formatted(one ? "brings" : "bring", Figures.percent(revenueShare))
                : "";
    }
}
