package io.clientele.publishing;

/// A snapshot gives its customers up: what others keep of them goes with it.
///
/// @param number of the snapshot
public record SnapshotDropped(int number) {}
