package io.clientele.segmentation;

import io.clientele.analysis.ClusterEvidence;
import io.clientele.analysis.ScoringEvidence;
import io.clientele.plan.SegmentationParameters;

import java.util.Optional;

/// What a run that succeeded was asked, with every default filled in, and what it found.
public record RunEvidence(
        SegmentationParameters parameters, ScoringEvidence scoring, ClusterEvidence clusters) {

    static Optional<RunEvidence> of(Segmentation run) {
        var scoring = run.scoring();
        var clusters = run.clusters();
        return scoring == null || clusters == null
                ? Optional.empty()
                : Optional.of(new RunEvidence(run.parameters(), scoring, clusters));
    }
}
