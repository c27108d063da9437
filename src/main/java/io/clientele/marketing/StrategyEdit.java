package io.clientele.marketing;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What somebody wrote for a segment in place of the default.
@Entity
@Table(name = "strategy")
class StrategyEdit {

    @Id private String segmentId;
    @Embedded private Strategy strategy;
    private Instant updatedAt;
    @Version private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected StrategyEdit() {}

    StrategyEdit(String segmentId, Strategy strategy, Instant now) {
        this.segmentId = segmentId;
        this.strategy = strategy;
        this.updatedAt = whole(now);
    }

    StrategyEdit replacedBy(Strategy newer, Instant now) {
        strategy = newer;
        updatedAt = whole(now);
        return this;
    }

    String segmentId() {
        return segmentId;
    }

    Strategy strategy() {
        return strategy;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    private static Instant whole(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
