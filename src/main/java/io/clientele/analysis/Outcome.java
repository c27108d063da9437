package io.clientele.analysis;

import io.clientele.outlook.DiagnosticsEvidence;
import io.clientele.outlook.LifetimeEvidence;
import io.clientele.publishing.SegmentDefinition;
import io.clientele.publishing.SnapshotColumns;
import io.clientele.rfm.ScoreScale;
import io.clientele.snapshot.LifetimeBasis;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// What an analysis leaves: what a snapshot shows, and the evidence behind it.
///
/// @param asOf the day it speaks of
/// @param customers number of customers with a result
/// @param basis what the expectations rest on
/// @param scale what the scores are measured on
/// @param segments the segments of every family, in the order they are shown
/// @param columns every customer's result
/// @param lifetimeDiagnostics null when none were asked for
public record Outcome(
        LocalDate asOf,
        int customers,
        LifetimeBasis basis,
        ScoreScale scale,
        List<SegmentDefinition> segments,
        SnapshotColumns columns,
        ScoringEvidence scoring,
        ClusterEvidence clusters,
        LifetimeEvidence lifetimeModel,
        @Nullable DiagnosticsEvidence lifetimeDiagnostics) {}
