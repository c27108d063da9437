package io.clientele.validation;

import io.clientele.history.Cut;
import io.clientele.prediction.ModelFits;

/// What the candidates learnt from, and the models fitted to it.
///
/// @param cut the shop at the end of the last day known, or a sample of its customers
public record Trained(Cut cut, ModelFits fits) {}
