package io.clientele.locality;

import org.jspecify.annotations.Nullable;

/// What a region bought on a day.
///
/// @param region as sent; null for lines without one, and for regions too small to be told apart
/// @param day epoch day in the ledger's zone
/// @param orders orders begun on that day; one over several regions counts in the first by name
/// @param amount sum of the day's lines in ten-thousandths, less what net returns took from them
public record RegionDay(@Nullable String region, int day, int orders, long amount) {}
