package io.clientele.prediction;

/// What customers are expected to do over a stretch of time, row for row of a cut.
///
/// @param purchases expected purchase days
/// @param spend expected total, in money
@SuppressWarnings("ArrayRecordComponent") // columns of a million customers, compared by nobody
public record Prediction(double[] purchases, double[] spend) {

    /// Number of customers.
    public int size() {
        return purchases.length;
    }
}
