package io.clientele.snapshot;

import io.clientele.rfm.ScoreScale;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A published snapshot, without its customers.
///
/// @param number names its partition
/// @param basis what its expectations rest on
/// @param scale what its scores are measured on
/// @param stale whether the ledger has changed since it was computed
public record Snapshot(
        int number,
        UUID segmentationId,
        LocalDate asOf,
        Instant computedAt,
        LifetimeBasis basis,
        ScoreScale scale,
        boolean stale) {}
