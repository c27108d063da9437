package io.clientele.vitals;

import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.Snapshots;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// The age of the published snapshot, which is what every reader is answered from, and whether the
/// ledger has changed since.
@Component("snapshot")
class SnapshotVitals extends AbstractHealthIndicator implements MeterBinder {

    private final Recent<Optional<Snapshot>> recent;
    private final Clock clock;
    private final VitalsProperties properties;

    SnapshotVitals(Snapshots snapshots, Clock clock, VitalsProperties properties) {
        this.recent = new Recent<>(snapshots::current);
        this.clock = clock;
        this.properties = properties;
    }

    /// Not a number before there is a snapshot.
    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "clientele.snapshot.age.seconds",
                        () -> figure(snapshot -> age(snapshot).toMillis() / 1e3))
                .description("Time since the published snapshot was computed")
                .register(registry);
        Gauge.builder(
                        "clientele.snapshot.stale",
                        () -> figure(snapshot -> snapshot.stale() ? 1 : 0))
                .description("1 if the ledger has changed since the published snapshot, else 0")
                .register(registry);
    }

    private double figure(ToDoubleFunction<Snapshot> value) {
        var current = recent.value();
        return current == null ? Double.NaN : current.map(value::applyAsDouble).orElse(Double.NaN);
    }

    /// Unknown while the database does not answer.
    @Override
    protected void doHealthCheck(Health.Builder health) {
        var current = recent.value();
        if (current == null) {
            health.unknown();
        } else if (current.isEmpty()) {
            health.up().withDetail("published", false);
        } else {
            tell(current.get(), health);
        }
    }

    private void tell(Snapshot snapshot, Health.Builder health) {
        var most = properties.snapshotAge();
        boolean old = most != null && age(snapshot).compareTo(most) > 0;
        health.status(old ? Warning.STATUS : Status.UP)
                .withDetail("published", true)
                .withDetail("asOf", snapshot.asOf())
                .withDetail("computedAt", snapshot.computedAt())
                .withDetail("stale", snapshot.stale());
    }

    private Duration age(Snapshot snapshot) {
        return Duration.between(snapshot.computedAt(), clock.instant());
    }
}
