package io.clientele.forecast;

/// How far off a method was when it forecast what is already known.
///
/// | figure | meaning |
/// |---|---|
/// | `mae` | mean absolute error of a period |
/// | `wape` | sum of the absolute errors over the sum of what was sold; NaN if nothing was |
/// | `mase` | mean absolute error over that of the seasonal naive forecast, one step ahead |
///
/// The latter is taken within the history, of periods in which the shop was open (Hyndman & Koehler
/// 2006); NaN if it never errs.
public record CandidateError(String method, double mae, double wape, double mase) {}
