package io.clientele.lifetime;

/// What the models know of each customer, as parallel columns: one row a customer.
///
/// | column | meaning | unit |
/// |---|---|---|
/// | `x` | repeat purchase days: purchase days less the first | count |
/// | `tx` | first to last purchase day | time |
/// | `T` | first purchase day to the end of observation | time |
/// | `meanRepeatValue` | m̄, mean of the day totals over the repeat days; 0 when `x == 0` | money |
///
/// Time is whatever unit the columns carry, days by default; fit and prediction must share it.
public final class PurchaseSummaries {

    private final int[] x;
    private final double[] meanRepeatValue;
    private final Patterns patterns;

    private PurchaseSummaries(int[] x, double[] meanRepeatValue, Patterns patterns) {
        this.x = x;
        this.meanRepeatValue = meanRepeatValue;
        this.patterns = patterns;
    }

    /// Checks and copies the columns.
    ///
    /// @throws IllegalArgumentException when the columns differ in length or a row is impossible:
    ///     not finite, negative, `tx > T`, or `tx > 0` exactly when there was no repeat purchase.
    ///     The message names the first such row, counted from 0
    public static PurchaseSummaries of(int[] x, double[] tx, double[] T, double[] meanRepeatValue) {
        if (tx.length != x.length || T.length != x.length || meanRepeatValue.length != x.length) {
            throw new IllegalArgumentException(
                    "Columns differ in length: x %d, tx %d, T %d, meanRepeatValue %d"
                            .formatted(x.length, tx.length, T.length, meanRepeatValue.length));
        }
        for (int row = 0; row < x.length; row++) {
            String fault = fault(x[row], tx[row], T[row], meanRepeatValue[row]);
            if (!fault.isEmpty()) {
                throw new IllegalArgumentException("Row %d: %s".formatted(row, fault));
            }
        }
        return new PurchaseSummaries(x.clone(), meanRepeatValue.clone(), Patterns.merge(x, tx, T));
    }

    private static String fault(int x, double tx, double T, double value) {
        if (!Double.isFinite(value)) {
            return "meanRepeatValue = %s is not finite".formatted(value);
        }
        String fault = fault(x, tx, T);
        if (fault.isEmpty() && (x > 0) != (tx > 0)) {
            return "x = %d does not go with tx = %s: both or neither are 0".formatted(x, tx);
        }
        return fault;
    }

    private static String fault(int x, double tx, double T) {
        if (x < 0 || !(tx >= 0)) {
            return "x = %d and tx = %s must not be negative".formatted(x, tx);
        }
        if (!(tx <= T)) {
            return "tx = %s exceeds T = %s".formatted(tx, T);
        }
        return Double.isFinite(T) ? "" : "T = %s is not finite".formatted(T);
    }

    /// Predictions may be asked for any history that time allows, even of customers who cannot be.
    static void requirePossible(int x, double tx, double T) {
        String fault = fault(x, tx, T);
        if (!fault.isEmpty()) {
            throw new IllegalArgumentException(fault);
        }
    }

    static void requireHorizon(double horizon) {
        if (!(horizon >= 0) || Double.isInfinite(horizon)) {
            throw new IllegalArgumentException(
                    "t = %s is negative or not finite".formatted(horizon));
        }
    }

    /// The number of customers.
    public int size() {
        return x.length;
    }

    /// Repeat purchase days of a customer.
    public int x(int row) {
        return x[row];
    }

    /// m̄ of a customer, in money.
    public double meanRepeatValue(int row) {
        return meanRepeatValue[row];
    }

    /// The distinct histories, each with the number of its customers.
    public Patterns patterns() {
        return patterns;
    }

    /// Whether the customer tells what a repeat purchase is worth: the rows Gamma-Gamma learns
    /// from.
    public boolean hasOrderValue(int row) {
        return x[row] > 0 && meanRepeatValue[row] > 0;
    }

    /// Customers with a repeat purchase.
    public int repeaters() {
        int count = 0;
        for (int purchases : x) {
            count += purchases > 0 ? 1 : 0;
        }
        return count;
    }
}
