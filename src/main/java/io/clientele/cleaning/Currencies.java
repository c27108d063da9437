package io.clientele.cleaning;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Adds purchases up by the currency that their rows name, in a column of its own or beside the
/// amount; a bare number names none, and costs a look at its first and last character.
///
/// A column of that name may hold rates, notes or people instead. Of its cells only what looks like
/// a currency counts: an ISO code, a sign, or one of a few words; nothing else of them is kept.
///
/// A sign that several countries use counts as the currency most of its money is in: `$` as USD,
/// `¥` as JPY. Where a column names another, that decides.
final class Currencies {

    /// Letters beside amounts may be something else, then each row has new ones.
    private static final int MOST = 20;

    /// As three letters and a sign.
    private static final int LONGEST = 4;

    /// The sum so far is put aside beyond this; one amount is below 10^16.
    private static final long FULL = Long.MAX_VALUE / 2;

    private static final Set<String> ISO =
            Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .collect(toUnmodifiableSet());

    /// `kr` is a crown of several countries, and stays one.
    private static final Map<String, String> CODES =
            Map.ofEntries(
                    Map.entry("€", "EUR"),
                    Map.entry("EURO", "EUR"),
                    Map.entry("£", "GBP"),
                    Map.entry("$", "USD"),
                    Map.entry("US$", "USD"),
                    Map.entry("C$", "CAD"),
                    Map.entry("CA$", "CAD"),
                    Map.entry("A$", "AUD"),
                    Map.entry("AU$", "AUD"),
                    Map.entry("R$", "BRL"),
                    Map.entry("¥", "JPY"),
                    Map.entry("RMB", "CNY"),
                    Map.entry("₹", "INR"),
                    Map.entry("RS", "INR"),
                    Map.entry("FR", "CHF"),
                    Map.entry("KR", "KR"),
                    Map.entry("ZŁ", "PLN"),
                    Map.entry("KČ", "CZK"),
                    Map.entry("FT", "HUF"),
                    Map.entry("LEI", "RON"),
                    Map.entry("₺", "TRY"),
                    Map.entry("₽", "RUB"),
                    Map.entry("₩", "KRW"));

    private final List<Sum> sums = new ArrayList<>();

    /// Adds a purchase.
    ///
    /// @param named what the file's currency column says, empty where it says nothing; passed over
    ///     where that looks like no currency
    /// @param amountText the stated amount, empty where there is none; likewise the price
    /// @param amount what the row comes to, in ten-thousandths
    void add(String named, String amountText, String priceText, long amount) {
        var sum = ofColumn(named);
        sum = sum == null ? beside(amountText) : sum;
        sum = sum == null ? beside(priceText) : sum;
        if (sum != null) {
            sum.add(amount);
        }
    }

    /// The currencies that were named, that of most rows first.
    List<CurrencyTotal> totals() {
        Map<String, CurrencyTotal> totals = new TreeMap<>();
        sums.forEach(sum -> totals.merge(sum.code(), sum.total(), CurrencyTotal::plus));
        return totals.values().stream()
                .sorted(comparingLong(CurrencyTotal::rows).reversed())
                .toList();
    }

    /// That there are several, if so.
    List<String> notes() {
        var totals = totals();
        return totals.size() < 2
                ? List.of()
                : List.of(
                        "Amounts are in several currencies, %s: they are added up as they stand, and nothing is converted."
                                .formatted(
                                        totals.stream()
                                                .map(
                                                        total ->
                                                                "%s in %d %s"
                                                                        .formatted(
                                                                                total.currency(),
                                                                                total.rows(),
                                                                                total.rows() == 1
                                                                                        ? "row"
                                                                                        : "rows"))
                                                .collect(joining(", "))));
    }

    private @Nullable Sum ofColumn(String cell) {
        int end = cell.endsWith(".") ? cell.length() - 1 : cell.length();
        return end > 0 && end <= LONGEST && isCurrency(cell.substring(0, end))
                ? sum(cell, 0, end)
                : null;
    }

    private static boolean isCurrency(String text) {
        var capitals = text.toUpperCase(Locale.ROOT);
        return ISO.contains(capitals) || CODES.containsKey(capitals) || isSign(text);
    }

    /// One such as `€`, or with letters before it, as `NZ$`.
    private static boolean isSign(String text) {
        int last = text.length() - 1;
        return Character.getType(text.charAt(last)) == Character.CURRENCY_SYMBOL
                && text.chars().limit(last).allMatch(Character::isLetter);
    }

    /// That of the first letters or signs; the `e` of an exponent is none.
    private @Nullable Sum beside(String number) {
        int end = number.length();
        if (end == 0 || (isDigit(number.charAt(0)) && isDigit(number.charAt(end - 1)))) {
            return null;
        }
        int from = 0;
        while (from < end && !isMark(number.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < end && isMark(number.charAt(to))) {
            to++;
        }
        boolean exponent = to - from == 1 && (number.charAt(from) | ' ') == 'e';
        return to == from || exponent ? null : sum(number, from, to);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isMark(char c) {
        return Character.isLetter(c) || Character.getType(c) == Character.CURRENCY_SYMBOL;
    }

    private @Nullable Sum sum(String text, int from, int to) {
        int length = to - from;
        for (Sum known : sums) {
            if (known.mark.length() == length && text.regionMatches(from, known.mark, 0, length)) {
                return known;
            }
        }
        if (sums.size() == MOST) {
            return null;
        }
        var found = new Sum(text.substring(from, to));
        sums.add(found);
        return found;
    }

    /// The purchases of one way to write a currency.
    private static final class Sum {

        private final String mark;
        private long rows;
        private long amount;
        private BigDecimal aside = BigDecimal.ZERO;

        Sum(String mark) {
            this.mark = mark;
        }

        void add(long more) {
            rows++;
            amount += more;
            if (amount > FULL) {
                aside = aside.add(BigDecimal.valueOf(amount, 4));
                amount = 0;
            }
        }

        String code() {
            var capitals = mark.toUpperCase(Locale.ROOT);
            return CODES.getOrDefault(capitals, capitals);
        }

        CurrencyTotal total() {
            return new CurrencyTotal(code(), rows, aside.add(BigDecimal.valueOf(amount, 4)));
        }
    }
}
