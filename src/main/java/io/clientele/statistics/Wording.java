package io.clientele.statistics;

import java.util.List;
import java.util.Locale;

/// Figures in sentences: thousands separators, and no more digits than a reader needs.
public final class Wording {

    private Wording() {}

    /// As in `135,080`.
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// With the noun, as in `1 row` or `135,080 rows`.
    public static String count(long count, String singular, String plural) {
        return count(count) + " " + (count == 1 ? singular : plural);
    }

    /// Whole from 1,000 on, else with two decimals.
    public static String money(double amount) {
        return String.format(Locale.ROOT, Math.abs(amount) < 1_000 ? "%,.2f" : "%,.0f", amount);
    }

    /// As in `31 %`, with a decimal below ten, never rounded to nothing or to the whole.
    public static String percent(double share) {
        double size = Math.abs(share);
        if (size > 0 && size < 0.0005) {
            return "under 0.1 %";
        }
        if (share < 1 && share > 0.995) {
            return "over 99 %";
        }
        boolean fine = size > 0 && size < 0.0995;
        return String.format(Locale.ROOT, fine ? "%.1f %%" : "%.0f %%", share * 100);
    }

    /// How many times as much, as in `twice`, `2.4 times` or `100 times`.
    public static String times(double factor) {
        var text = String.format(Locale.ROOT, factor < 9.95 ? "%.1f" : "%,.0f", factor);
        return switch (text) {
            case "1.0" -> "once";
            case "2.0" -> "twice";
            default -> text.replace(".0", "") + " times";
        };
    }

    /// As in `a, b and c`.
    public static String list(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
