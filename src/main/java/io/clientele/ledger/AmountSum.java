package io.clientele.ledger;

import java.math.BigDecimal;

/// A sum of amounts, however many: what no longer fits is put aside. Not for use by several
/// threads.
public final class AmountSum {

    /// One amount is below 10^16 ten-thousandths, and what was not put aside is no more than this.
    private static final long FULL = Long.MAX_VALUE / 2;

    private BigDecimal aside = BigDecimal.ZERO;
    private long sum;

    /// Adds an amount in ten-thousandths.
    public void add(long amount) {
        sum += amount;
        if (sum > FULL || sum < -FULL) {
            aside = total();
            sum = 0;
        }
    }

    /// Adds what another one comes to.
    public void add(AmountSum other) {
        aside = aside.add(other.aside);
        add(other.sum);
    }

    /// Adds an amount in currency units, of four decimals at most.
    public void add(BigDecimal amount) {
        aside = aside.add(amount);
    }

    /// Begins anew.
    public void clear() {
        aside = BigDecimal.ZERO;
        sum = 0;
    }

    /// In currency units, with four decimals.
    public BigDecimal total() {
        return aside.add(BigDecimal.valueOf(sum, 4));
    }
}
