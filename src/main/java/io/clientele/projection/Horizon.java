package io.clientele.projection;

import static io.clientele.problem.ProblemType.INVALID_PARAMETERS;

import io.clientele.calendar.Period;
import io.clientele.problem.FieldError;
import io.clientele.problem.Problem;

import org.jspecify.annotations.Nullable;

/// How many periods ahead may be asked for: beyond a quarter of days, half a year of weeks or a
/// year of months nothing but the level is left to say.
record Horizon(Period period, int usual, int longest) {

    static Horizon of(Period period) {
        return switch (period) {
            case DAY -> new Horizon(period, 28, 91);
            case WEEK -> new Horizon(period, 8, 26);
            case MONTH -> new Horizon(period, 3, 12);
        };
    }

    /// @param asked null for the usual one
    /// @throws Problem if it is out of bounds
    int checked(@Nullable Integer asked) {
        if (asked == null) {
            return usual;
        }
        if (asked < 1 || asked > longest) {
            String bounds = "must be 1 to %d for period %s".formatted(longest, period);
            throw Problem.of(INVALID_PARAMETERS, "The horizon %s.".formatted(bounds))
                    .with(new FieldError("horizon", "out-of-range", bounds));
        }
        return asked;
    }
}
