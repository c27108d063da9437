package io.clientele.snapshot;

/// How far one measure of a snapshot is from the snapshot before.
///
/// @param measure `recency-days`, `frequency`, `monetary`, or a family with `-segments`
/// @param index population stability index
public record SnapshotDrift(String measure, double index) {}
