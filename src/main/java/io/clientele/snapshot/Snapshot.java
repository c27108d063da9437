package io.clientele.snapshot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A published snapshot, without its customers.
///
/// @param number names its partition
/// @param stale whether the ledger has changed since it was computed
public record Snapshot(
        int number,
        UUID segmentationId,
        LocalDate asOf,
        Instant computedAt,
        String model,
        int horizonMonths,
        boolean stale) {}
