package io.clientele.tally;

import io.clientele.bulk.BinaryCopyReader;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Sorts the rows of [LineTally]'s scan by the column they speak of.
final class ColumnReader {

    private static final int QUANTITY = 0;
    private static final int UNIT_PRICE = 1;
    private static final int AMOUNT = 2;
    private static final int NON_PRODUCT = 3;
    private static final int DAY = 4;
    private static final int FIRST_ATTRIBUTE = 5;
    private static final int NAMELESS = 11;

    private final NumberCounts.Builder quantity = new NumberCounts.Builder();
    private final NumberCounts.Builder unitPrice = new NumberCounts.Builder();
    private final NumberCounts.Builder amount = new NumberCounts.Builder();
    private final Map<Attribute, TextCounts.Builder> texts = new EnumMap<>(Attribute.class);
    private final List<LineCounts.Day> days = new ArrayList<>();
    private long nonProductLines;
    private double nonProductRevenue;
    private long namelessLines;
    private double namelessRevenue;

    private ColumnReader() {
        for (var attribute : Attribute.values()) {
            texts.put(attribute, new TextCounts.Builder());
        }
    }

    /// @param query number of a column, its value as a number, text, date and boolean, purchased
    ///     lines, returned lines, revenue, returned amount
    static LineCounts read(Connection connection, String query) throws SQLException {
        var reader = new ColumnReader();
        try (var rows = BinaryCopyReader.of(connection, query)) {
            while (rows.next()) {
                reader.take(rows, rows.int8(5), rows.int8(6), rows.float8(7));
            }
        }
        return reader.counts();
    }

    private void take(BinaryCopyReader row, long lines, long returns, double revenue) {
        switch (row.int4(0)) {
            case QUANTITY -> number(quantity, row, lines, revenue);
            case UNIT_PRICE -> number(unitPrice, row, lines, revenue);
            case AMOUNT -> number(amount, row, lines, revenue);
            case NON_PRODUCT -> {
                if (row.bool(4)) {
                    nonProductLines = lines;
                    nonProductRevenue = revenue;
                }
            }
            case NAMELESS -> {
                if (row.bool(4)) {
                    namelessLines = lines + returns;
                    namelessRevenue = revenue;
                }
            }
            case DAY -> {
                var day = LocalDate.ofEpochDay(row.epochDay(3));
                days.add(new LineCounts.Day(day, lines, returns, revenue, row.float8(8)));
            }
            default -> text(row, lines + returns, revenue);
        }
    }

    private static void number(
            NumberCounts.Builder column, BinaryCopyReader row, long lines, double revenue) {
        if (lines > 0) {
            column.add(row.float8(1), lines, revenue);
        }
    }

    @SuppressWarnings("EnumOrdinal") // the query numbers its columns in this order
    private void text(BinaryCopyReader row, long lines, double revenue) {
        var attribute = Attribute.values()[row.int4(0) - FIRST_ATTRIBUTE];
        var column = Objects.requireNonNull(texts.get(attribute));
        var value = row.text(2);
        if (value == null) {
            column.addMissing(lines, revenue);
        } else {
            column.add(new TextCounts.Value(value, lines, revenue));
        }
    }

    private LineCounts counts() {
        days.sort(Comparator.comparing(LineCounts.Day::day));
        Map<Attribute, TextCounts> built = new EnumMap<>(Attribute.class);
        texts.forEach((attribute, column) -> built.put(attribute, column.build()));
        return new LineCounts(
                nonProductLines,
                nonProductRevenue,
                namelessLines,
                namelessRevenue,
                quantity.build(),
                unitPrice.build(),
                amount.build(),
                built,
                List.copyOf(days));
    }
}
