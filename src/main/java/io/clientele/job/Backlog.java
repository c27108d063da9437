package io.clientele.job;

import java.time.Duration;

/// How much work there is, over all replicas.
///
/// @param waiting pieces that are due and not begun
/// @param running pieces that are being done
/// @param longestWait since the oldest of the waiting was due; zero if none waits
public record Backlog(long waiting, long running, Duration longestWait) {}
