package io.clientele.forecast;

/// How far off a method was when it forecast what is already known.
///
/// | figure | meaning |
/// |---|---|
/// | `mae` | mean absolute error of a period |
/// | `wape` | sum of the absolute errors over the sum of what was sold; NaN if nothing was |
/// | `mase` | mean absolute error over that of the naive forecast, one step ahead |
///
/// The latter repeats the period before, or of days the one a week before. It is taken from the
/// periods before the first origin in which the shop was open (Hyndman & Koehler 2006), and NaN if
/// it never errs. It scales series alike; several steps ahead 1 is no bound of what is good.
public record CandidateError(String method, double mae, double wape, double mase) {}
