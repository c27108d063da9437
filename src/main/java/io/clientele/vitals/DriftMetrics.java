package io.clientele.vitals;

import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.SnapshotDrift;
import io.clientele.snapshot.Snapshots;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// `clientele.drift.index`, by measure, of the current snapshot against the one before.
@Component
class DriftMetrics implements MeterBinder {

    private final Snapshots snapshots;
    private final Recent<Map<String, Double>> recent;
    private final Map<UUID, Map<String, Double>> known = new ConcurrentHashMap<>();

    DriftMetrics(Snapshots snapshots) {
        this.snapshots = snapshots;
        this.recent =
                new Recent<>(
                        () ->
                                snapshots
                                        .current()
                                        .map(Snapshot::segmentationId)
                                        .map(this::drift)
                                        .orElse(Map.of()));
    }

    /// Not a number before there are two snapshots.
    @Override
    public void bindTo(MeterRegistry registry) {
        for (var measure : SnapshotDrift.MEASURES) {
            Gauge.builder("clientele.drift.index", () -> index(measure))
                    .description("Population stability index against the snapshot before")
                    .tag("measure", measure)
                    .register(registry);
        }
    }

    private double index(String measure) {
        var drift = recent.value();
        return drift == null ? Double.NaN : drift.getOrDefault(measure, Double.NaN);
    }

    private Map<String, Double> drift(UUID segmentation) {
        var drift = known.get(segmentation);
        if (drift == null) {
            drift =
                    snapshots.drift(segmentation).stream()
                            .collect(
                                    Collectors.toMap(SnapshotDrift::measure, SnapshotDrift::index));
            known.clear();
            known.put(segmentation, drift);
        }
        return drift;
    }
}
