package io.clientele.prediction;

import io.clientele.estimation.Fit;
import io.clientele.estimation.FitOptions;
import io.clientele.history.Cut;
import io.clientele.lifetime.BgNbd;
import io.clientele.lifetime.MbgNbd;
import io.clientele.lifetime.ParetoNbd;
import io.clientele.value.GammaGamma;

/// The purchase models and the order-value model, fitted to a shop as it stood at a cut.
public record ModelFits(
        Fit<BgNbd> bgNbd,
        Fit<MbgNbd> mbgNbd,
        Fit<ParetoNbd> paretoNbd,
        Fit<GammaGamma> gammaGamma) {

    /// @param options for the purchase models; Gamma-Gamma is fitted without a penalty, which
    ///     would
    ///     depend on the currency
    public static ModelFits of(Cut cut, FitOptions options) {
        return new ModelFits(
                BgNbd.fit(cut.summaries(), options),
                MbgNbd.fit(cut.summaries(), options),
                ParetoNbd.fit(cut.summaries(), options),
                gammaGamma(cut));
    }

    static Fit<GammaGamma> gammaGamma(Cut cut) {
        return GammaGamma.fit(cut.summaries(), cut.meanDayValue(), FitOptions.DEFAULTS);
    }
}
