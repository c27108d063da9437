package io.clientele.holdout;

import java.time.Instant;
import java.util.UUID;

/// A share of the customers of a segment or audience.
record ControlGroup(
        UUID id,
        int number,
        String name,
        TargetKind kind,
        String target,
        int percent,
        HeldBack heldBack,
        Instant createdAt) {}
