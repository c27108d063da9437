package io.clientele.publishing;

/// Tells, in the transaction that publishes it, that a snapshot is the current one now.
public record SnapshotPublished(int number) {}
