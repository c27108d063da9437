package io.clientele.convention;

import io.clientele.ledger.OrderLine;

import java.util.List;

/// Whether the amounts of a file are those of its lines, or rather of whole orders: then most are
/// not quantity x unit price.
final class AmountEvidence {

    private static final int ROWS = 1_000;

    private long compared;
    private long differing;

    void observe(String quantity, String unitPrice, String amount) {
        if (compared < ROWS) {
            var points = Compared.of(quantity, unitPrice, amount, false);
            var result =
                    points == Compared.EQUAL
                            ? points
                            : Compared.of(quantity, unitPrice, amount, true);
            compared += result == Compared.NOT_AT_ALL ? 0 : 1;
            differing += result == Compared.DIFFERENT ? 1 : 0;
        }
    }

    private enum Compared {
        EQUAL,
        DIFFERENT,
        NOT_AT_ALL;

        /// Equal but for what rounding the price and the amount to cents can do.
        static Compared of(
                String quantityText, String priceText, String amountText, boolean decimalComma) {
            long quantity = NumberText.parse(quantityText, decimalComma);
            long price = NumberText.parse(priceText, decimalComma);
            long amount = NumberText.parse(amountText, decimalComma);
            if (isNone(quantity) || isNone(price) || isNone(amount)) {
                return NOT_AT_ALL;
            }
            double product = (double) quantity * price / OrderLine.SCALE;
            double rounding = (OrderLine.SCALE + 0.5 * Math.abs(quantity)) / 100;
            return Math.abs(Math.abs(product) - Math.abs(amount)) <= rounding ? EQUAL : DIFFERENT;
        }

        private static boolean isNone(long number) {
            return number == NumberText.INVALID || number == NumberText.TOO_LARGE;
        }
    }

    void note(List<String> notes) {
        if (differing > compared / 2) {
            notes.add(
                    ("In %d of %d rows the amount is not quantity x unit price; it is taken as the row's total. If it"
                                    + " is the whole order's, name the other columns in a mapping, without it.")
                            .formatted(differing, compared));
        }
    }
}
