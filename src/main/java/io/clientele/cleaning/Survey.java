package io.clientele.cleaning;

import static io.clientele.mapping.Field.AMOUNT;
import static io.clientele.mapping.Field.ORDERED_AT;
import static io.clientele.mapping.Field.ORDER_ID;
import static io.clientele.mapping.Field.QUANTITY;
import static io.clientele.mapping.Field.UNIT_PRICE;

import io.clientele.mapping.ColumnMapping;
import io.clientele.mapping.Field;
import io.clientele.row.Row;

import java.util.ArrayList;
import java.util.List;

/// Finds a file's [Conventions] from its rows.
///
/// Show it rows until it is [#decided()], or there are none left. Numbers and dates that can be
/// read in one way only decide how the others are read; where a file has none of those,
/// [#conventions()] takes the likelier reading and notes it.
public final class Survey {

    private static final int ROWS_AT_LEAST = 1_000;
    private static final int ORDERS_AT_LEAST = 100;

    private final ColumnMapping mapping;
    private final Digits digits = new Digits();
    private final DateParts date = new DateParts();
    private final DateEvidence dates = new DateEvidence();
    private long rows;
    private long points;
    private long commas;
    private long unclearNumbers;
    private long orders;
    private long lettered;

    public Survey(ColumnMapping mapping) {
        this.mapping = mapping;
    }

    public void observe(Row row) {
        if (row.flaw() != null) {
            return;
        }
        rows++;
        observeNumber(row, QUANTITY);
        observeNumber(row, UNIT_PRICE);
        observeNumber(row, AMOUNT);
        digits.start(mapping.cell(row, ORDERED_AT).strip());
        if (date.read(digits)) {
            dates.observe(date);
        }
        observeOrder(row);
    }

    private void observeNumber(Row row, Field field) {
        switch (NumberText.evidence(mapping.cell(row, field))) {
            case NONE -> {}
            case POINT -> points++;
            case COMMA -> commas++;
            case EITHER -> unclearNumbers++;
        }
    }

    private void observeOrder(Row row) {
        if (mapping.has(ORDER_ID)) {
            boolean negative = mapping.cell(row, QUANTITY).contains("-");
            orders++;
            lettered += !negative && Cleaner.isLettered(mapping.cell(row, ORDER_ID)) ? 1 : 0;
        }
    }

    /// Whether further rows can hardly change the conventions.
    public boolean decided() {
        return rows >= ROWS_AT_LEAST
                && (unclearNumbers == 0 || points + commas > 0)
                && dates.decided();
    }

    public Conventions conventions() {
        List<String> notes = new ArrayList<>();
        boolean decimalComma = commas > points;
        if (points > 0 && commas > 0) {
            notes.add(
                    "Numbers are written with decimal points (%d) and decimal commas (%d); those like 1,234 are read with decimal %s."
                            .formatted(points, commas, decimalComma ? "commas" : "points"));
        } else if (unclearNumbers > 0 && points + commas == 0) {
            notes.add(
                    "No number tells the decimal mark; %d like 1,234 are read with decimal points."
                            .formatted(unclearNumbers));
        }
        boolean numberedByLetter = orders >= ORDERS_AT_LEAST && lettered > orders / 2;
        if (numberedByLetter) {
            notes.add(
                    "Most order ids begin with C and a digit, so this does not mark a return here.");
        }
        dates.note(notes);
        return new Conventions(decimalComma, dates.monthFirst(), !numberedByLetter, notes);
    }
}
