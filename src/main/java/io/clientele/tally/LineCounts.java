package io.clientele.tally;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What order lines say, column by column. Returns are counted apart: they are no purchases.
///
/// @param nonProductLines purchased lines that sell no product, such as postage
/// @param nonProductRevenue their revenue
/// @param namelessLines lines, also returned ones, of orders that are called after their day, since
///     nothing named them
/// @param namelessRevenue revenue of the purchased ones among them
/// @param quantity of purchased lines
/// @param unitPrice of purchased lines
/// @param amount of purchased lines
/// @param texts of all lines, also returned ones
/// @param days every day with a line, in order
public record LineCounts(
        long nonProductLines,
        double nonProductRevenue,
        long namelessLines,
        double namelessRevenue,
        NumberCounts quantity,
        NumberCounts unitPrice,
        NumberCounts amount,
        Map<Attribute, TextCounts> texts,
        List<Day> days) {

    /// One day.
    ///
    /// @param lines purchased lines
    /// @param returns returned lines
    /// @param revenue of the purchased lines
    /// @param returnedAmount of the returned lines, not positive
    public record Day(
            LocalDate day, long lines, long returns, double revenue, double returnedAmount) {}

    /// Purchased lines.
    public long lines() {
        return days.stream().mapToLong(Day::lines).sum();
    }

    /// Returned lines.
    public long returns() {
        return days.stream().mapToLong(Day::returns).sum();
    }

    /// Revenue of the purchased lines.
    public double revenue() {
        return days.stream().mapToDouble(Day::revenue).sum();
    }

    /// What returned lines are worth, not positive.
    public double returnedAmount() {
        return days.stream().mapToDouble(Day::returnedAmount).sum();
    }
}
