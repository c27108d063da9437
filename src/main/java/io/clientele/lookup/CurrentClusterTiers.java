package io.clientele.lookup;

import io.clientele.marketing.ClusterTiers;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.Snapshots;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Objects;

/// Tells which tiers the clusters of the current snapshot hold.
@Component
class CurrentClusterTiers implements ClusterTiers {

    private final Snapshots snapshots;

    CurrentClusterTiers(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public List<String> current() {
        return snapshots
                .current()
                .map(
                        snapshot ->
                                snapshots.segments(snapshot.number()).of(Family.CLUSTER).stream()
                                        .map(cluster -> Objects.requireNonNull(cluster.tierId()))
                                        .toList())
                .orElse(List.of());
    }
}
