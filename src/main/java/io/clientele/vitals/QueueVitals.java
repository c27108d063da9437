package io.clientele.vitals;

import io.clientele.job.Backlog;
import io.clientele.job.Jobs;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

import java.util.function.ToDoubleFunction;

/// The queue of all replicas as figures, and a warning where work waits too long: the replicas are
/// too few, or none takes up work.
@Component("queue")
class QueueVitals extends AbstractHealthIndicator implements MeterBinder {

    private final Recent<Backlog> recent;
    private final VitalsProperties properties;

    QueueVitals(Jobs jobs, VitalsProperties properties) {
        this.recent = new Recent<>(jobs::backlog);
        this.properties = properties;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(
                registry,
                "clientele.queue.waiting",
                "Work that is due and not begun",
                Backlog::waiting);
        gauge(registry, "clientele.queue.running", "Work that is being done", Backlog::running);
        gauge(
                registry,
                "clientele.queue.wait.seconds",
                "How long the oldest of it has waited",
                backlog -> backlog.longestWait().toMillis() / 1e3);
    }

    private void gauge(
            MeterRegistry registry, String name, String text, ToDoubleFunction<Backlog> value) {
        Gauge.builder(name, () -> figure(value)).description(text).register(registry);
    }

    private double figure(ToDoubleFunction<Backlog> value) {
        var backlog = recent.value();
        return backlog == null ? Double.NaN : value.applyAsDouble(backlog);
    }

    /// Unknown while the database does not answer.
    @Override
    protected void doHealthCheck(Health.Builder health) {
        var backlog = recent.value();
        if (backlog == null) {
            health.unknown();
            return;
        }
        boolean late = backlog.longestWait().compareTo(properties.queueWait()) > 0;
        health.status(late ? Warning.STATUS : Status.UP)
                .withDetail("waiting", backlog.waiting())
                .withDetail("running", backlog.running())
                .withDetail("longestWait", backlog.longestWait());
    }
}
