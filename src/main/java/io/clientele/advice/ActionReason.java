package io.clientele.advice;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Why a lever, in a sentence or three: what the customer is expected to do, and what each lever is
/// expected to bring, in the figures that the answer shows.
final class ActionReason {

    private ActionReason() {}

    /// What a lever is expected to bring, as shown.
    record Told(Lever lever, BigDecimal amount) {}

    /// @param weighed the levers, the best first
    static String of(Outcomes outcomes, int days, List<Told> weighed) {
        var best = weighed.getFirst();
        String customer =
                String.format(
                        Locale.ROOT,
                        "Buys within %d days with a chance of %s, and then for about %.2f.",
                        days,
                        percent(outcomes.chance()),
                        outcomes.orderValue());
        Double alive = outcomes.alive();
        String gone =
                alive == null
                        ? " Whether the customer has gone for good is not known, so that an invitation to come back is not weighed."
                        : best.lever() == Lever.WIN_BACK
                                ? " Gone for good with a probability of %s."
                                        .formatted(percent(1 - alive))
                                : "";
        return customer + gone + " " + comparison(weighed);
    }

    private static String comparison(List<Told> weighed) {
        var best = weighed.getFirst();
        if (best.amount().signum() == 0) {
            return "No action is expected to bring anything.";
        }
        var equal =
                weighed.stream()
                        .filter(told -> told.amount().compareTo(best.amount()) == 0)
                        .map(told -> words(told.lever()))
                        .toList();
        String others =
                weighed.stream()
                        .skip(equal.size())
                        .map(told -> ", %s %s".formatted(words(told.lever()), told.amount()))
                        .collect(Collectors.joining());
        String first = String.join(" and ", equal);
        return "%s%s %s to bring %s%s%s."
                .formatted(
                        first.substring(0, 1).toUpperCase(Locale.ROOT),
                        first.substring(1),
                        equal.size() == 1 ? "is expected" : "are expected",
                        best.amount(),
                        equal.size() == 1 ? "" : " each",
                        others);
    }

    private static String words(Lever lever) {
        return switch (lever) {
            case BUY_AGAIN -> "a reminder";
            case SPEND_MORE -> "an offer for a larger basket";
            case WIN_BACK -> "an invitation to come back";
        };
    }

    /// Whole hundredths, and no certainty where there is none.
    private static String percent(double share) {
        double hundredths = 100 * share;
        if (share > 0 && hundredths < 1) {
            return "under 1 %";
        }
        return share < 1 && hundredths > 99
                ? "over 99 %"
                : String.format(Locale.ROOT, "%.0f %%", hundredths);
    }
}
