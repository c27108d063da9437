package io.clientele.marketing;

import static io.clientele.problem.ProblemType.STRATEGY_NOT_FOUND;

import io.clientele.problem.Problem;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What to do with each segment: the defaults, with people's edits over them. Answers from memory.
@Component
public final class Strategies {

    private final DefaultStrategies defaults;
    private final EditedStrategies edited;
    private final ObjectProvider<ClusterTiers> clusterTiers;

    Strategies(
            DefaultStrategies defaults,
            EditedStrategies edited,
            ObjectProvider<ClusterTiers> clusterTiers) {
        this.defaults = defaults;
        this.edited = edited;
        this.clusterTiers = clusterTiers;
    }

    /// The strategy for a segment of any family; for a cluster, one of today's.
    ///
    /// @param segmentId for instance `at-risk`, `grid-recent-high`, `value-a`, `tier-gold`,
    ///     `cluster-1`
    /// @throws Problem `STRATEGY_NOT_FOUND` if there is no such segment
    public Strategy of(String segmentId) {
        return document(segmentId).strategy();
    }

    /// The strategy for a cluster of any run: its own if somebody wrote one for this number, else
    /// its tier's.
    ///
    /// @param clusterId for instance `cluster-1`
    /// @param tierId the cluster's tier in that run, for instance `tier-gold`
    /// @throws Problem `STRATEGY_NOT_FOUND` if there is no such tier
    public Strategy of(String clusterId, String tierId) {
        return edited.over(cluster(clusterId, tierId)).strategy();
    }

    /// All, or those of one family, best segments first.
    List<StrategyDocument> documents(Predicate<Family> wanted) {
        return Stream.concat(defaults.all().stream(), clusters())
                .filter(document -> wanted.test(document.family()))
                .map(edited::over)
                .toList();
    }

    StrategyDocument document(String segmentId) {
        return edited.over(unedited(segmentId));
    }

    StrategyDocument replace(String segmentId, Strategy strategy, Predicate<String> expected) {
        return edited.replace(unedited(segmentId), strategy, expected);
    }

    void reset(String segmentId) {
        edited.reset(unedited(segmentId).segmentId());
    }

    private StrategyDocument unedited(String segmentId) {
        Optional<StrategyDocument> fixed = defaults.of(segmentId);
        return fixed.or(() -> clusters().filter(one -> one.segmentId().equals(segmentId)).findAny())
                .orElseThrow(
                        () ->
                                Problem.of(
                                        STRATEGY_NOT_FOUND,
                                        "There is no segment %s.".formatted(segmentId)));
    }

    private Stream<StrategyDocument> clusters() {
        List<String> tiers =
                clusterTiers.stream().flatMap(port -> port.current().stream()).toList();
        return IntStream.range(0, tiers.size())
                .mapToObj(i -> cluster("cluster-" + (i + 1), tiers.get(i)));
    }

    private StrategyDocument cluster(String clusterId, String tierId) {
        return StrategyDocument.ofDefault(
                clusterId, Family.CLUSTER, clusterId.replace("cluster-", "Cluster "), of(tierId));
    }
}
