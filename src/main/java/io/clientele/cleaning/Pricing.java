package io.clientele.cleaning;

import static io.clientele.convention.NumberText.INVALID;
import static io.clientele.convention.NumberText.TOO_LARGE;
import static io.clientele.ledger.OrderLine.SCALE;
import static io.clientele.mapping.Field.AMOUNT;
import static io.clientele.mapping.Field.QUANTITY;
import static io.clientele.mapping.Field.UNIT_PRICE;

import io.clientele.convention.NumberText;
import io.clientele.mapping.ColumnMapping;
import io.clientele.mapping.Field;
import io.clientele.row.Row;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Quantity, unit price and amount of a row, in ten-thousandths; reused from row to row.
///
/// A stated amount is the row's total and wins; else it is quantity x unit price. Without a
/// quantity, a stated amount is for one piece; without a unit price, that is amount / quantity.
final class Pricing {

    /// Products of factors below this fit into a long.
    private static final long SMALL = 3_000_000_000L;

    private final ColumnMapping mapping;
    private final boolean decimalComma;
    private long quantity;
    private long unitPrice;
    private long amount;
    private Field source = AMOUNT;
    private String unitPriceText = "";
    private String amountText = "";

    Pricing(ColumnMapping mapping, boolean decimalComma) {
        this.mapping = mapping;
        this.decimalComma = decimalComma;
    }

    long quantity() {
        return quantity;
    }

    long unitPrice() {
        return unitPrice;
    }

    long amount() {
        return amount;
    }

    /// The field that decided the amount.
    Field source() {
        return source;
    }

    /// The unit price as sent, empty where there is none.
    String unitPriceText() {
        return unitPriceText;
    }

    /// The stated amount as sent, empty where there is none.
    String amountText() {
        return amountText;
    }

    void read(Row row) {
        var quantityText = text(row, QUANTITY);
        unitPriceText = text(row, UNIT_PRICE);
        amountText = text(row, AMOUNT);
        boolean stated = !amountText.isEmpty();
        if (!stated) {
            require(quantityText);
        }
        quantity =
                quantityText.isEmpty()
                        ? SCALE
                        : number(quantityText, QUANTITY, Reason.INVALID_QUANTITY);
        unitPrice =
                unitPriceText.isEmpty()
                        ? 0
                        : number(unitPriceText, UNIT_PRICE, Reason.INVALID_UNIT_PRICE);
        amount = stated ? number(amountText, AMOUNT, Reason.INVALID_AMOUNT) : product();
        source = stated ? AMOUNT : UNIT_PRICE;
        if (unitPriceText.isEmpty() && quantity != 0) {
            unitPrice = quotient();
        }
    }

    /// What a row that is refused would have sold for, in ten-thousandths; 0 where that cannot be
    /// told, or is no purchase's.
    long worth(Row row) {
        try {
            read(row);
            return quantity > 0 && amount > 0 ? amount : 0;
        } catch (RefusedRow untold) {
            return 0;
        }
    }

    private void require(String quantityText) {
        if (!mapping.has(QUANTITY) || !mapping.has(UNIT_PRICE)) {
            throw new RefusedRow(AMOUNT, Reason.MISSING_AMOUNT, "The row has no amount.");
        }
        if (quantityText.isEmpty()) {
            throw new RefusedRow(QUANTITY, Reason.MISSING_QUANTITY, "The row has no quantity.");
        }
        if (unitPriceText.isEmpty()) {
            throw new RefusedRow(
                    UNIT_PRICE, Reason.MISSING_UNIT_PRICE, "The row has no unit price.");
        }
    }

    private String text(Row row, Field field) {
        var clean = CellText.clean(mapping.cell(row, field));
        return CellText.isNoIdOrNumber(clean) ? "" : clean;
    }

    private long number(String text, Field field, Reason invalid) {
        long number = NumberText.parse(text, decimalComma);
        if (number == INVALID) {
            throw new RefusedRow(field, invalid, Cleaner.quoted(text) + " is not a number.");
        }
        if (number == TOO_LARGE) {
            throw new RefusedRow(
                    field,
                    field == AMOUNT ? Reason.AMOUNT_OUT_OF_RANGE : invalid,
                    Cleaner.quoted(text) + " is a million million or more.");
        }
        return number;
    }

    private long product() {
        if (Math.abs(quantity) < SMALL && Math.abs(unitPrice) < SMALL) {
            return roundedHalfEven(quantity * unitPrice);
        }
        return inRange(
                BigDecimal.valueOf(quantity)
                        .multiply(BigDecimal.valueOf(unitPrice))
                        .movePointLeft(4)
                        .setScale(0, RoundingMode.HALF_EVEN),
                "Quantity x unit price");
    }

    /// A product of two numbers in ten-thousandths, back to ten-thousandths.
    private static long roundedHalfEven(long product) {
        long whole = Math.floorDiv(product, SCALE);
        long twiceRest = 2 * Math.floorMod(product, SCALE);
        boolean up = twiceRest > SCALE || (twiceRest == SCALE && whole % 2 != 0);
        return up ? whole + 1 : whole;
    }

    private long quotient() {
        if (quantity == SCALE) {
            return amount;
        }
        return inRange(
                BigDecimal.valueOf(amount)
                        .movePointRight(4)
                        .divide(BigDecimal.valueOf(quantity), 0, RoundingMode.HALF_EVEN),
                "Amount / quantity");
    }

    private static long inRange(BigDecimal number, String what) {
        if (number.abs().compareTo(BigDecimal.valueOf(NumberText.LIMIT)) >= 0) {
            throw new RefusedRow(
                    AMOUNT, Reason.AMOUNT_OUT_OF_RANGE, what + " is a million million or more.");
        }
        return number.longValueExact();
    }
}
