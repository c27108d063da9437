package io.clientele.rfm;

import static io.clientele.rfm.RfmTable.widened;

import java.util.Arrays;

/// Customers of whom one is given other values while all others keep theirs: which scores would
/// that one have? The answer is that of scoring the whole table with this one row changed, for the
/// price of a few binary searches.
public final class HeldTable {

    private final RfmTable table;
    private final HeldColumn recencyDays;
    private final HeldColumn frequency;
    private final HeldColumn monetary;

    /// The table is read once and kept as it is.
    public HeldTable(RfmTable table) {
        this.table = table;
        recencyDays = sorted(widened(table.recencyDays()));
        frequency = sorted(widened(table.frequency()));
        monetary = sorted(table.monetary().clone());
    }

    /// The customers as they are.
    public RfmTable table() {
        return table;
    }

    /// The score of the customer in this row if the last purchase were so many days ago.
    public int recencyScore(Scoring scoring, int row, int days) {
        int own = table.recencyDays()[row];
        return switch (scoring) {
            case PercentRank rank -> rank.score(recencyDays.above(own, days), recencyDays.size());
            case QuantileCut cut ->
                    cut.score(days, i -> recencyDays.at(i, own, days), recencyDays.size(), true);
            case Thresholds fixed -> ScoredColumn.scoreByEdges(days, fixed.recencyDays(), true);
        };
    }

    /// The score of the customer in this row for so many orders.
    public int frequencyScore(Scoring scoring, int row, int orders) {
        int own = table.frequency()[row];
        return switch (scoring) {
            case PercentRank rank -> rank.score(frequency.below(own, orders), frequency.size());
            case QuantileCut cut ->
                    // Ranks are 1..n whoever has them.
                    cut.score(
                            1 + frequency.below(own, orders) + equalBefore(row, orders),
                            i -> i + 1,
                            frequency.size(),
                            false);
            case Thresholds fixed -> ScoredColumn.scoreByEdges(orders, fixed.frequency(), false);
        };
    }

    /// The score of the customer in this row for such an amount.
    public int monetaryScore(Scoring scoring, int row, double amount) {
        double own = table.monetary()[row];
        return switch (scoring) {
            case PercentRank rank -> rank.score(monetary.below(own, amount), monetary.size());
            case QuantileCut cut ->
                    cut.score(amount, i -> monetary.at(i, own, amount), monetary.size(), false);
            case Thresholds fixed -> ScoredColumn.scoreByEdges(amount, fixed.monetary(), false);
        };
    }

    private int equalBefore(int row, int orders) {
        int equal = 0;
        for (int before = 0; before < row; before++) {
            if (table.frequency()[before] == orders) {
                equal++;
            }
        }
        return equal;
    }

    private static HeldColumn sorted(double[] values) {
        Arrays.sort(values);
        return new HeldColumn(values);
    }

    /// One dimension of customers of whom one takes another value while all others keep theirs.
    ///
    /// @param sorted the values of all, ascending, the present one of that customer (`own`) among
    /// them
    @SuppressWarnings("ArrayRecordComponent") // a column of a million customers
    private record HeldColumn(double[] sorted) {

        int size() {
            return sorted.length;
        }

        /// Others below the value.
        int below(double own, double value) {
            return firstAtLeast(value) - (own < value ? 1 : 0);
        }

        /// Others above the value.
        int above(double own, double value) {
            return sorted.length - firstAtLeast(Math.nextUp(value)) - (own > value ? 1 : 0);
        }

        /// The i-th smallest value, from 0, after the change.
        double at(int i, double own, double value) {
            int removed = Math.min(firstAtLeast(own), sorted.length - 1);
            int inserted = below(own, value);
            if (i == inserted) {
                return value;
            }
            int among = i < inserted ? i : i - 1;
            return sorted[among < removed ? among : among + 1];
        }

        private int firstAtLeast(double value) {
            int from = 0;
            int to = sorted.length;
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (sorted[middle] < value) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from;
        }
    }
}
