package io.clientele.projection;

import org.jspecify.annotations.Nullable;

/// What is expected of some weeks, or why that is not known.
///
/// @param sales null if it is not known
/// @param missing why it is not known, in a sentence; null if it is
public record WeeksAhead(@Nullable ExpectedSales sales, @Nullable String missing) {

    /// Of what takes longer than one can wait.
    static final WeeksAhead LATE =
            missing("The forecast is still being worked out: ask again in a while.");

    static WeeksAhead of(ExpectedSales sales) {
        return new WeeksAhead(sales, null);
    }

    static WeeksAhead missing(String why) {
        return new WeeksAhead(null, why);
    }
}
