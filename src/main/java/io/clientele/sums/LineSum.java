package io.clientele.sums;

import io.clientele.ledger.AmountSum;
import io.clientele.ledger.OrderLine;

import java.math.BigDecimal;

/// What lines come to; amounts of any size. Not for use by several threads.
public final class LineSum {

    private int orders;
    private int lines;
    private int returnedLines;
    private final AmountSum amount = new AmountSum();
    private final AmountSum returnedAmount = new AmountSum();

    /// Of no line yet.
    public LineSum() {}

    /// Lines that were summed before.
    LineSum(int lines, int returnedLines, BigDecimal amount, BigDecimal returnedAmount) {
        this.lines = lines;
        this.returnedLines = returnedLines;
        this.amount.add(amount);
        this.returnedAmount.add(returnedAmount);
    }

    void add(OrderLine line) {
        if (line.returned()) {
            returnedLines++;
            returnedAmount.add(-Math.abs(line.amount()));
        } else {
            lines++;
            amount.add(line.amount());
        }
    }

    /// Adds what other lines come to.
    ///
    /// @param beginsOrder whether an order begins with them
    public void add(LineSum other, boolean beginsOrder) {
        orders += beginsOrder ? 1 : 0;
        lines += other.lines;
        returnedLines += other.returnedLines;
        amount.add(other.amount);
        returnedAmount.add(other.returnedAmount);
    }

    /// Orders begun.
    public int orders() {
        return orders;
    }

    /// Purchased lines.
    public int lines() {
        return lines;
    }

    /// Returned lines.
    public int returnedLines() {
        return returnedLines;
    }

    /// Of purchased lines, in currency units.
    public BigDecimal amount() {
        return amount.total();
    }

    /// Zero or less, in currency units.
    public BigDecimal returnedAmount() {
        return returnedAmount.total();
    }
}
