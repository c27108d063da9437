package io.clientele.uncertainty;

/// How to find ranges.
///
/// @param days the horizon of purchases and lifetime value, in the time unit of the summaries
/// @param draws futures imagined for each number of repeat purchases; 300 leave an end of a range
///     about one percentage point of chance off
/// @param seed of all that is drawn
public record RangeOptions(double days, int draws, long seed) {

    /// Futures imagined unless asked otherwise.
    public static final int DRAWS = 300;

    /// The share of the cases that a range is to hold.
    public static final double LEVEL = 0.9;

    public RangeOptions {
        if (!(days > 0) || draws < 20) {
            throw new IllegalArgumentException("days = %s, draws = %d".formatted(days, draws));
        }
    }

    public static RangeOptions of(double days, long seed) {
        return new RangeOptions(days, DRAWS, seed);
    }
}
