package io.clientele.marketing;

import static io.clientele.problem.ProblemType.STRATEGY_NOT_FOUND;

import io.clientele.problem.Problem;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What to do with each segment: the defaults, with people's edits over them. Answers from memory.
@Component
public final class Strategies {

    private final DefaultStrategies defaults;
    private final EditedStrategies edited;
    private final ObjectProvider<FollowingSegments> following;

    Strategies(
            DefaultStrategies defaults,
            EditedStrategies edited,
            ObjectProvider<FollowingSegments> following) {
        this.defaults = defaults;
        this.edited = edited;
        this.following = following;
    }

    /// The strategy for a segment of any family; for a cluster or a segment of an own map, one of
    /// today's.
    ///
    /// @param segmentId for instance `at-risk`, `grid-recent-high`, `value-a`, `tier-gold`,
    ///     `cluster-1`
    /// @throws Problem `STRATEGY_NOT_FOUND` if there is no such segment
    public Strategy of(String segmentId) {
        return document(segmentId, AskedMoment.NOW).strategy();
    }

    /// The strategy for a segment of any run. One that follows another has its own if somebody
    /// wrote one for its id, else the other's.
    ///
    /// @param segmentId for instance `cluster-1`, or a segment of an own map
    /// @param followedId for instance the cluster's tier in that run, `tier-gold`; null for a
    ///     segment that follows none
    /// @throws Problem `STRATEGY_NOT_FOUND` if there is no such segment, or none to follow
    public Strategy of(String segmentId, @Nullable String followedId) {
        return followedId == null
                ? of(segmentId)
                : edited.of(segmentId).orElseGet(() -> of(followedId));
    }

    /// Differs whenever any strategy does; equal on all replicas.
    public String version() {
        return defaults.version() + "." + edited.version();
    }

    /// All, or those of one family, best segments first; clusters and own segments are those of the
    /// segmentation asked for.
    List<StrategyDocument> documents(Predicate<Family> wanted, AskedMoment asked) {
        return Stream.concat(defaults.all().stream(), following(asked))
                .filter(document -> wanted.test(document.family()))
                .map(edited::over)
                .sorted(Comparator.comparing(StrategyDocument::family))
                .toList();
    }

    StrategyDocument document(String segmentId, AskedMoment asked) {
        return edited.over(unedited(segmentId, asked));
    }

    StrategyDocument replace(String segmentId, Strategy strategy, Predicate<String> expected) {
        return edited.replace(unedited(segmentId, AskedMoment.NOW), strategy, expected);
    }

    void reset(String segmentId) {
        edited.reset(unedited(segmentId, AskedMoment.NOW).segmentId());
    }

    private StrategyDocument unedited(String segmentId, AskedMoment asked) {
        Optional<StrategyDocument> fixed = defaults.of(segmentId);
        return fixed.or(
                        () ->
                                following(asked)
                                        .filter(one -> one.segmentId().equals(segmentId))
                                        .findAny())
                .orElseThrow(
                        () ->
                                Problem.of(
                                        STRATEGY_NOT_FOUND,
                                        "There is no segment %s.".formatted(segmentId)));
    }

    private Stream<StrategyDocument> following(AskedMoment asked) {
        return following.stream()
                .flatMap(port -> port.of(asked).stream())
                .map(
                        one ->
                                StrategyDocument.ofDefault(
                                        one.id(), one.family(), one.name(), of(one.followedId())));
    }
}
