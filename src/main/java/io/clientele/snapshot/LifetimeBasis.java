package io.clientele.snapshot;

import org.jspecify.annotations.Nullable;

/// What the expectations of a snapshot rest on.
///
/// @param model what supplied the purchases and order values, such as `bg-nbd`
/// @param horizonMonths months of 30 days of the expected purchases and the lifetime value
/// @param buyingAgainDays days that the chance of buying again speaks of; null without one
/// @param aliveCaution why P(alive) is not to be believed, in words; null when it may be
/// @param valueCaution why lifetime values are to be added up with care, in words; null when they
///     need not be, and in snapshots made before this was said
public record LifetimeBasis(
        String model,
        int horizonMonths,
        @Nullable Integer buyingAgainDays,
        @Nullable String aliveCaution,
        @Nullable String valueCaution) {}
