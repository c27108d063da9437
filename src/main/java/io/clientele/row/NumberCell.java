package io.clientele.row;

import java.math.BigDecimal;
import java.math.MathContext;

/// Writes the numbers of typed files, whose decimal mark is known, so that it cannot be taken for
/// anything else.
public final class NumberCell {

    private static final MathContext SPREADSHEET = new MathContext(15);
    private static final int WIDEST = 40;

    private NumberCell() {}

    /// Exactly three decimals look like thousands: `1.234` becomes `1.2340`.
    public static String unmistakable(String number) {
        int point = number.indexOf('.');
        return point >= 0 && number.length() - point == 4 ? number + "0" : number;
    }

    /// The number that a spreadsheet shows: 15 digits, since the rest of a fraction is noise.
    public static String plain(BigDecimal number) {
        var exact = number.scale() > 0 ? number.round(SPREADSHEET) : number;
        var shortest = exact.stripTrailingZeros();
        return Math.abs(shortest.scale()) > WIDEST
                ? shortest.toString()
                : unmistakable(shortest.toPlainString());
    }
}
