package io.clientele.rollup;

import io.clientele.ledger.OrderLine;

/// What lines come to. Amounts are in ten-thousandths of the currency unit; whoever adds sees to it
/// that they fit.
final class LineSum {

    private int orders;
    private int lines;
    private int returnedLines;
    private long amount;
    private long returnedAmount;

    void add(OrderLine line) {
        if (line.returned()) {
            returnedLines++;
            returnedAmount -= Math.abs(line.amount());
        } else {
            lines++;
            amount += line.amount();
        }
    }

    void add(LineSum other, boolean beginsOrder) {
        orders += beginsOrder ? 1 : 0;
        lines += other.lines;
        returnedLines += other.returnedLines;
        amount += other.amount;
        returnedAmount += other.returnedAmount;
    }

    /// Orders begun.
    int orders() {
        return orders;
    }

    /// Purchased lines.
    int lines() {
        return lines;
    }

    int returnedLines() {
        return returnedLines;
    }

    /// Of purchased lines.
    long amount() {
        return amount;
    }

    /// Zero or less.
    long returnedAmount() {
        return returnedAmount;
    }
}
