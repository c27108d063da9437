package io.clientele.explanation;

import io.clientele.analysis.ScoringEvidence.Band;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Values in plain words.
enum Words {
    DAYS("day", "days", 0),
    ORDERS("order", "orders", 0),
    MONEY("", "", 2);

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final String one;
    private final String many;
    private final int decimals;

    Words(String one, String many, int decimals) {
        this.one = one;
        this.many = many;
        this.decimals = decimals;
    }

    /// Such as `3 orders` or `412.50`.
    String of(double value) {
        return "%s %s".formatted(number(value), value == 1 ? one : many).strip();
    }

    /// Such as `3 to 4 orders`, `1 order` or `20.00 to 49.90`.
    String range(double from, double to) {
        return from == to
                ? of(from)
                : "%s to %s %s".formatted(number(from), number(to), many).strip();
    }

    String range(Band band) {
        return range(band.smallest(), band.largest());
    }

    private String number(double value) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    static String date(LocalDate day) {
        return DATE.format(day);
    }
}
