package io.clientele.validation;

import io.clientele.prediction.Candidate;

import java.util.List;

/// How well a candidate foresaw the held-out days.
///
/// @param purchases errors of the purchase days
/// @param spend errors of the total spent, in money
/// @param areaUnderCurve of telling who buys at all, by expected purchases
/// @param relativeError the geometric mean of the four errors (MAE and RMSE of purchases and of
///     spend), each over that of BG/NBD. So neither the many small customers (MAE) nor the few
///     large ones (RMSE) decide alone
/// @param choosingError the same over the half of the customers that the best is chosen by
/// @param checkingError the same over the other half
/// @param calibration purchases by tenths of the customers
/// @param byFrequency purchases by how often customers had come back before
public record Score(
        Candidate candidate,
        Errors purchases,
        Errors spend,
        double areaUnderCurve,
        double relativeError,
        double choosingError,
        double checkingError,
        List<CalibrationBin> calibration,
        List<FrequencyBin> byFrequency) {

    public Score {
        calibration = List.copyOf(calibration);
        byFrequency = List.copyOf(byFrequency);
    }
}
