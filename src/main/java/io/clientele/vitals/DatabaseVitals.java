package io.clientele.vitals;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.stereotype.Component;

import java.util.Objects;

import javax.sql.DataSource;

/// Whether the database answers, as Spring Boot tells it by itself, but asked no more than every
/// other second: health is told to everybody, and must not use up what callers with keys wait for.
@Component("dbHealthIndicator")
class DatabaseVitals implements HealthIndicator {

    private final Recent<Health> recent;

    DatabaseVitals(DataSource dataSource) {
        this.recent = new Recent<>(new DataSourceHealthIndicator(dataSource)::health);
    }

    @Override
    public Health health() {
        return Objects.requireNonNullElseGet(recent.value(), () -> Health.down().build());
    }
}
