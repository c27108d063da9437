package io.clientele.uncertainty;

import io.clientele.value.ValueSegment;

/// What is likely of each customer, row for row of the summaries: in nine of ten cases the truth
/// lies between `low` and `high`, both included. A range always holds the estimate it belongs to.
///
/// @param probabilityAlive of the probability, as the parameters may be
/// @param purchases of the purchase days that really will be made over the horizon
/// @param lifetimeValue of what the customer really will bring over the horizon, discounted
/// @param valueSegments chance that the customer belongs to a value segment, on the long average:
///     without the luck of single purchases; one column a segment, A to D
@SuppressWarnings("ArrayRecordComponent") // columns of a million customers, compared by nobody
public record CustomerRanges(
        Range probabilityAlive, Range purchases, Range lifetimeValue, float[][] valueSegments) {

    static CustomerRanges of(int customers) {
        return new CustomerRanges(
                Range.of(customers),
                Range.of(customers),
                Range.of(customers),
                new float[ValueSegment.values().length][customers]);
    }

    /// The ends of a range, one entry a customer.
    @SuppressWarnings("ArrayRecordComponent") // columns of a million customers, compared by nobody
    public record Range(double[] low, double[] high) {

        static Range of(int customers) {
            return new Range(new double[customers], new double[customers]);
        }

        /// Widened, where need be, to hold the estimate.
        ///
        /// @throws IllegalArgumentException where one of them is not a number
        void set(int row, double from, double to, double estimate) {
            if (Double.isNaN(from) || Double.isNaN(to) || Double.isNaN(estimate)) {
                throw new IllegalArgumentException(
                        "%s to %s around %s is no range".formatted(from, to, estimate));
            }
            low[row] = Math.min(from, estimate);
            high[row] = Math.max(to, estimate);
        }
    }
}
