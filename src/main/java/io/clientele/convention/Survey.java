package io.clientele.convention;

import static io.clientele.mapping.Field.AMOUNT;
import static io.clientele.mapping.Field.ORDERED_AT;
import static io.clientele.mapping.Field.ORDER_ID;
import static io.clientele.mapping.Field.QUANTITY;
import static io.clientele.mapping.Field.UNIT_PRICE;

import io.clientele.convention.Conventions.Dates;
import io.clientele.convention.Conventions.ReturnMark;
import io.clientele.mapping.ColumnMapping;
import io.clientele.mapping.Field;
import io.clientele.row.Row;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Finds a file's [Conventions] from its rows.
///
/// Show it rows until it is [#decided()], or there are none left. Numbers and dates that can be
/// read in one way only decide how the others are read; where a file has none of those,
/// [#conventions(Supplier)] takes the likelier reading and notes it.
public final class Survey {

    private static final int ROWS_AT_LEAST = 1_000;
    private static final int ORDERS_AT_LEAST = 100;

    private final ColumnMapping mapping;
    private final @Nullable Dates named;
    private final Digits digits = new Digits();
    private final DateParts date = new DateParts();
    private final DateEvidence dates = new DateEvidence();
    private final AmountEvidence amounts = new AmountEvidence();
    private long rows;
    private long points;
    private long commas;
    private long unclearNumbers;
    private long orders;
    private long lettered;
    private long letteredWithoutDigit;

    /// @param named the order of day and month that the sender has named, if any
    public Survey(ColumnMapping mapping, @Nullable Dates named) {
        this.mapping = mapping;
        this.named = named;
    }

    public void observe(Row row) {
        if (mapping.flaw(row) != null) {
            return;
        }
        rows++;
        observeNumber(row, QUANTITY);
        observeNumber(row, UNIT_PRICE);
        observeNumber(row, AMOUNT);
        if (mapping.has(QUANTITY) && mapping.has(UNIT_PRICE) && mapping.has(AMOUNT)) {
            amounts.observe(
                    mapping.cell(row, QUANTITY),
                    mapping.cell(row, UNIT_PRICE),
                    mapping.cell(row, AMOUNT));
        }
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
            orders++;
            var id = mapping.cell(row, ORDER_ID).strip();
            if (ReturnMark.beginsWithLetter(id) && !mapping.cell(row, QUANTITY).contains("-")) {
                lettered++;
                letteredWithoutDigit += ReturnMark.hasDigit(id) ? 0 : 1;
            }
        }
    }

    /// Whether further rows can hardly change the conventions: a number has shown its decimal mark,
    /// and a few dates the same order unless all are written year first.
    public boolean decided() {
        return rows >= ROWS_AT_LEAST && points + commas > 0 && (named != null || dates.decided());
    }

    /// What the rows seen tell.
    ///
    /// @param earlier the order of day and month in an earlier file of the kind, null if there is
    ///     none; asked where no date tells
    public Conventions conventions(Supplier<@Nullable Dates> earlier) {
        List<String> notes = new ArrayList<>();
        boolean decimalComma = decimalComma(notes);
        amounts.note(notes);
        var returnMark = returnMark(notes);
        return new Conventions(decimalComma, order(earlier, notes), returnMark, notes);
    }

    private boolean decimalComma(List<String> notes) {
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
        return decimalComma;
    }

    private ReturnMark returnMark(List<String> notes) {
        if (lettered > orders / 2) {
            if (orders >= ORDERS_AT_LEAST) {
                notes.add("Most order ids begin with C, so this does not mark a return here.");
                return ReturnMark.NONE;
            }
            if (letteredWithoutDigit > 0) {
                notes.add(
                        "Most order ids begin with C, so only C and a digit marks a return here.");
            }
            return ReturnMark.LETTER_AND_DIGIT;
        }
        if (letteredWithoutDigit > 0) {
            notes.add(
                    "%d of the rows looked at are taken as returns, for their order ids begin with C, though with no digit behind it."
                            .formatted(letteredWithoutDigit));
        }
        return ReturnMark.LETTER;
    }

    private @Nullable Dates order(Supplier<@Nullable Dates> earlier, List<String> notes) {
        if (named == null) {
            return dates.dates(earlier, notes);
        }
        dates.noteAgainst(named.order(), notes);
        return named;
    }
}
