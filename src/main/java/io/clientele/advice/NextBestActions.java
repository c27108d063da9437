package io.clientele.advice;

import io.clientele.advice.NextBestAction.ActionAlternative;
import io.clientele.advice.NextBestAction.ActionAssumption;
import io.clientele.advice.NextBestAction.ActionSegment;
import io.clientele.advice.NextBestAction.ActionValue;
import io.clientele.asof.SegmentationReference;
import io.clientele.marketing.Strategies;
import io.clientele.snapshot.CustomerRow;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.snapshot.Snapshots;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Weighs the levers for a customer, and takes the one that is expected to bring most; the words
/// are what the segments' strategies say for it.
@Component
@EnableConfigurationProperties(AdviceProperties.class)
class NextBestActions {

    private final Snapshots snapshots;
    private final Strategies strategies;
    private final AdviceProperties properties;

    NextBestActions(Snapshots snapshots, Strategies strategies, AdviceProperties properties) {
        this.snapshots = snapshots;
        this.strategies = strategies;
        this.properties = properties;
    }

    /// A lever, what it is expected to bring, and the words for it.
    private record Weighed(Lever lever, double value, SnapshotSegment segment, AdvisedWords words) {

        ActionReason.Told told() {
            return new ActionReason.Told(lever, money(value));
        }
    }

    NextBestAction of(Snapshot snapshot, CustomerRow customer) {
        Outcomes outcomes = Outcomes.of(customer, snapshot.basis(), properties.days());
        List<Weighed> weighed =
                Arrays.stream(Lever.values())
                        .filter(lever -> lever.isKnown(outcomes))
                        .map(lever -> weigh(lever, outcomes, snapshot, customer))
                        .sorted(Comparator.comparingDouble(Weighed::value).reversed())
                        .toList();
        Weighed best = weighed.getFirst();
        return new NextBestAction(
                customer.customerId(),
                best.lever(),
                best.words().action(),
                new ActionSegment(
                        best.segment().family(), best.segment().segmentId(), best.segment().name()),
                best.words().channel(),
                best.words().offer(),
                best.words().message(),
                value(best, outcomes, customer),
                ActionReason.of(
                        outcomes, properties.days(), weighed.stream().map(Weighed::told).toList()),
                weighed.stream()
                        .skip(1)
                        .map(
                                other ->
                                        new ActionAlternative(
                                                other.lever(),
                                                money(other.value()),
                                                other.words().action()))
                        .toList(),
                SegmentationReference.of(snapshot));
    }

    private Weighed weigh(Lever lever, Outcomes outcomes, Snapshot snapshot, CustomerRow customer) {
        SnapshotSegment segment =
                snapshots.segments(snapshot.number()).of(customer, lever.family());
        return new Weighed(
                lever,
                lever.value(outcomes, lever.assumed(properties)),
                segment,
                AdvisedWords.of(lever, strategies.of(segment.segmentId(), segment.follows())));
    }

    private ActionValue value(Weighed best, Outcomes outcomes, CustomerRow customer) {
        return new ActionValue(
                money(best.value()),
                properties.days(),
                best.lever().formula(),
                outcomes.chance(),
                outcomes.purchases(),
                outcomes.alive(),
                customer.expectedOrderValue(),
                new ActionAssumption(
                        best.lever().assumption(),
                        best.lever().assumed(properties),
                        best.lever().setting()));
    }

    private static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_EVEN);
    }
}
