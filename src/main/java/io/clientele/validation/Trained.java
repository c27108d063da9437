package io.clientele.validation;

import io.clientele.history.Cut;
import io.clientele.prediction.ModelFits;
import io.clientele.prediction.Prediction;

/// What the candidates learnt from, the models fitted to it, and what was foreseen.
///
/// @param cut the shop at the end of the last day known, or a sample of its customers
/// @param supplied what the supplier of the answers foresaw for the held-out days
public record Trained(Cut cut, ModelFits fits, Prediction supplied) {}
