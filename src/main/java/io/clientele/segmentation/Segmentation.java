package io.clientele.segmentation;

import io.clientele.analysis.ClusterEvidence;
import io.clientele.analysis.Outcome;
import io.clientele.analysis.ScoringEvidence;
import io.clientele.analysis.Stage;
import io.clientele.job.Work;
import io.clientele.modelcard.ModelCard;
import io.clientele.outlook.DiagnosticsEvidence;
import io.clientele.outlook.LifetimeEvidence;
import io.clientele.plan.SegmentationParameters;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A run: what was asked, how it went, and the evidence for its choices.
@Entity
@DynamicUpdate
class Segmentation extends Work {

    @Enumerated(EnumType.STRING)
    private SegmentationStatus status;

    @JdbcTypeCode(SqlTypes.JSON)
    private SegmentationParameters parameters;

    private short lostAttempts;
    private String stage;
    private int percent;
    private @Nullable LocalDate asOf;
    private @Nullable Integer customers;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ScoringEvidence scoring;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ClusterEvidence clusters;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable LifetimeEvidence lifetimeModel;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable DiagnosticsEvidence lifetimeDiagnostics;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ModelCard modelCard;

    @SuppressWarnings("NullAway.Init") // filled by the persistence provider
    protected Segmentation() {}

    Segmentation(UUID id, SegmentationParameters parameters, Instant now) {
        super(id, now);
        this.parameters = parameters;
        this.status = SegmentationStatus.QUEUED;
        this.stage = "queued";
    }

    void begin(Instant now) {
        attempt(now);
        lostAttempts++;
        status = SegmentationStatus.RUNNING;
        reach(Stage.HISTORY);
    }

    /// The present attempt has ended, though the run has not.
    void giveBack() {
        lostAttempts--;
    }

    void reach(Stage next) {
        stage = next.id();
        percent = next.percent();
    }

    void succeed(Outcome outcome, ModelCard card, Instant now) {
        asOf = outcome.asOf();
        customers = outcome.customers();
        scoring = outcome.scoring();
        clusters = outcome.clusters();
        lifetimeModel = outcome.lifetimeModel();
        lifetimeDiagnostics = outcome.lifetimeDiagnostics();
        modelCard = card;
        percent = 100;
        end(SegmentationStatus.SUCCEEDED, "done", now);
    }

    void fail(String type, String detail, Instant now) {
        failure(type, detail);
        end(SegmentationStatus.FAILED, "failed", now);
    }

    void cancel(Instant now) {
        end(SegmentationStatus.CANCELLED, "cancelled", now);
    }

    private void end(SegmentationStatus last, String lastStage, Instant now) {
        status = last;
        stage = lastStage;
        finish(now);
    }

    /// Attempts of which nothing was heard again.
    int lostAttempts() {
        return lostAttempts;
    }

    SegmentationStatus status() {
        return status;
    }

    SegmentationParameters parameters() {
        return parameters;
    }

    String stage() {
        return stage;
    }

    int percent() {
        return percent;
    }

    @Nullable LocalDate asOf() {
        return asOf;
    }

    @Nullable Integer customers() {
        return customers;
    }

    @Nullable ScoringEvidence scoring() {
        return scoring;
    }

    @Nullable ClusterEvidence clusters() {
        return clusters;
    }

    @Nullable LifetimeEvidence lifetimeModel() {
        return lifetimeModel;
    }

    @Nullable DiagnosticsEvidence lifetimeDiagnostics() {
        return lifetimeDiagnostics;
    }

    @Nullable ModelCard modelCard() {
        return modelCard;
    }
}
