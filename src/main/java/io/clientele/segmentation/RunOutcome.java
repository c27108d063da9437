package io.clientele.segmentation;

import io.clientele.job.WorkFailure;

import org.jspecify.annotations.Nullable;

/// How a run stands.
///
/// @param failure why it failed; null unless it did
public record RunOutcome(String status, @Nullable WorkFailure failure) {}
