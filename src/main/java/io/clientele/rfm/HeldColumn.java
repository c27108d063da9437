package io.clientele.rfm;

/// One dimension of customers of whom one takes another value while all others keep theirs.
///
/// @param sorted the values of all, ascending, the present one of that customer (`own`) among them
@SuppressWarnings("ArrayRecordComponent") // a column of a million customers
record HeldColumn(double[] sorted) {

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
