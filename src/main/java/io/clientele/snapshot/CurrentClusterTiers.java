package io.clientele.snapshot;

import io.clientele.marketing.ClusterTiers;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Objects;

/// Tells which tiers the clusters of the current snapshot hold.
@Component
class CurrentClusterTiers implements ClusterTiers {

    private final SnapshotReader reader;

    CurrentClusterTiers(SnapshotReader reader) {
        this.reader = reader;
    }

    @Override
    public List<String> current() {
        return reader.current()
                .map(
                        snapshot ->
                                reader.segments(snapshot.number()).of(Family.CLUSTER).stream()
                                        .map(cluster -> Objects.requireNonNull(cluster.tierId()))
                                        .toList())
                .orElse(List.of());
    }
}
