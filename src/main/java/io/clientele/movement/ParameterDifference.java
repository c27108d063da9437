package io.clientele.movement;

import io.clientele.plan.ClusterFeature;
import io.clientele.plan.ClusterParameters;
import io.clientele.plan.LifetimeParameters;
import io.clientele.plan.ScoringParameters;
import io.clientele.plan.SegmentationParameters;
import io.clientele.segmentation.RunEvidence;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.SnapshotDrift;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@Schema(description = "A parameter that two segmentations were not computed alike by.")
record ParameterDifference(
        @Schema(
                        description =
                                "The parameter, as `POST /segmentations` calls it; `clusters.k` is the number of clusters"
                                        + " made, with `found` where the run was left to search for it.",
                        example = "scoring.bins")
                String parameter,
        @Schema(description = "Its value in the segmentation before.", example = "5") String before,
        @Schema(description = "Its value in this one.", example = "3") String now,
        @Schema(description = "The measures that it moves though no customer has changed.")
                List<String> measures) {

    private static final List<String> BY_SCORE = List.of(segments(Family.RFM));
    private static final List<String> BY_CLUSTER =
            List.of(segments(Family.TIER), segments(Family.CLUSTER));
    private static final List<String> BY_WINDOW =
            Stream.of(
                            SnapshotDrift.MEASURES,
                            List.of(segments(Family.GRID), segments(Family.VALUE)))
                    .flatMap(List::stream)
                    .toList();

    /// An own map may have hundreds of codes.
    private static final int LONGEST = 200;

    /// The measure of a family, as drift names it.
    static String segments(Family family) {
        return family + "-segments";
    }

    /// What two runs differ in, of what moves one of these measures; of the others nothing is said.
    static List<ParameterDifference> between(
            RunEvidence before, RunEvidence now, Collection<String> measures) {
        return between(before, now).stream()
                .map(difference -> difference.of(measures))
                .filter(difference -> !difference.measures.isEmpty())
                .toList();
    }

    private ParameterDifference of(Collection<String> wanted) {
        return new ParameterDifference(
                parameter, before, now, measures.stream().filter(wanted::contains).toList());
    }

    private static List<ParameterDifference> between(RunEvidence before, RunEvidence now) {
        List<ParameterDifference> all = new ArrayList<>();
        var earlier = before.parameters();
        var later = now.parameters();
        add(all, "windowDays", window(earlier), window(later), BY_WINDOW);
        var scoring = Objects.requireNonNull(earlier.scoring());
        var scoringNow = Objects.requireNonNull(later.scoring());
        add(all, "scoring.method", scoring.method(), scoringNow.method(), BY_SCORE);
        add(all, "scoring.bins", scoring.bins(), scoringNow.bins(), BY_SCORE);
        add(all, "scoring.thresholds", edges(scoring), edges(scoringNow), BY_SCORE);
        add(all, "scoring.segmentMap", map(before), map(now), BY_SCORE);
        if (before.clusters().k() != now.clusters().k()) {
            add(all, "clusters.k", made(before), made(now), BY_CLUSTER);
        }
        var clusters = Objects.requireNonNull(earlier.clusters());
        var clustersNow = Objects.requireNonNull(later.clusters());
        add(all, "clusters.method", clusters.method(), clustersNow.method(), BY_CLUSTER);
        add(all, "clusters.features", features(clusters), features(clustersNow), BY_CLUSTER);
        add(
                all,
                "clusters.transformation",
                clusters.transformation(),
                clustersNow.transformation(),
                BY_CLUSTER);
        List<String> byLifetime = new ArrayList<>(List.of(segments(Family.VALUE)));
        if (usesLifetime(clusters) && usesLifetime(clustersNow)) {
            byLifetime.addAll(BY_CLUSTER);
        }
        addLifetime(
                all,
                Objects.requireNonNull(earlier.lifetime()),
                Objects.requireNonNull(later.lifetime()),
                byLifetime);
        return all;
    }

    private static boolean usesLifetime(ClusterParameters clusters) {
        var features = Objects.requireNonNull(clusters.features());
        return features.contains(ClusterFeature.PROBABILITY_ALIVE)
                || features.contains(ClusterFeature.LIFETIME_VALUE);
    }

    private static void addLifetime(
            List<ParameterDifference> all,
            LifetimeParameters before,
            LifetimeParameters now,
            List<String> measures) {
        add(all, "lifetime.model", before.model(), now.model(), measures);
        // Which model serves depends on it where the run chooses.
        if (before.model() == LifetimeParameters.Model.AUTO) {
            add(all, "lifetime.validation", before.validation(), now.validation(), measures);
        }
        add(all, "lifetime.horizonMonths", before.horizonMonths(), now.horizonMonths(), measures);
        add(
                all,
                "lifetime.monthlyDiscountRate",
                before.monthlyDiscountRate(),
                now.monthlyDiscountRate(),
                measures);
        add(all, "lifetime.penalizer", before.penalizer(), now.penalizer(), measures);
    }

    /// Such as `scoring.bins (5 before, 3 now)`.
    String words() {
        return "%s (%s before, %s now)".formatted(parameter, before, now);
    }

    private static void add(
            List<ParameterDifference> all,
            String parameter,
            @Nullable Object before,
            @Nullable Object now,
            List<String> measures) {
        if (!Objects.equals(before, now)) {
            all.add(new ParameterDifference(parameter, words(before), words(now), measures));
        }
    }

    private static String words(@Nullable Object value) {
        String words = Objects.toString(value, "none");
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST - 1) + "…";
    }

    private static String window(SegmentationParameters parameters) {
        return Objects.toString(parameters.windowDays(), "all history");
    }

    private static @Nullable String edges(ScoringParameters scoring) {
        var edges = scoring.thresholds();
        return edges == null
                ? null
                : "recencyDays %s, frequency %s, monetary %s"
                        .formatted(edges.recencyDays(), edges.frequency(), edges.monetary());
    }

    private static String map(RunEvidence run) {
        var own = Objects.requireNonNull(run.parameters().scoring()).segmentMap();
        return own == null
                ? "standard"
                : own.stream()
                        .map(segment -> segment.id() + " " + segment.codes())
                        .collect(Collectors.joining(", "));
    }

    private static String made(RunEvidence run) {
        boolean asked = Objects.requireNonNull(run.parameters().clusters()).k() != null;
        return run.clusters().k() + (asked ? "" : " found");
    }

    private static String features(ClusterParameters clusters) {
        return Objects.requireNonNull(clusters.features()).stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
