package io.clientele.publishing;

import io.clientele.rfm.ScoreScale;
import io.clientele.snapshot.LifetimeBasis;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A result ready to be published.
///
/// @param segmentation the run it comes from
/// @param asOf the day it speaks of
/// @param computedAt when it was computed
/// @param ledgerRevision state of the ledger it was computed from
/// @param basis what the expectations rest on
/// @param scale what the scores are measured on
/// @param segments the segments of every family, in the order they are shown
/// @param columns the customers
/// @param regions where each customer buys, one entry a customer; null where that is not known
@SuppressWarnings("ArrayRecordComponent") // a column of a million customers, compared by nobody
public record SnapshotDraft(
        UUID segmentation,
        LocalDate asOf,
        Instant computedAt,
        long ledgerRevision,
        LifetimeBasis basis,
        ScoreScale scale,
        List<SegmentDefinition> segments,
        SnapshotColumns columns,
        @Nullable String[] regions) {}
