package io.clientele.segmentation;

import java.time.LocalDate;

/// What a run leaves beside its snapshot: the evidence.
record SegmentationResult(
        LocalDate asOf,
        int customers,
        ScoringEvidence scoring,
        ClusterEvidence clusters,
        LifetimeEvidence lifetimeModel) {}
