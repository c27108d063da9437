package io.clientele.prediction;

import io.clientele.estimation.Fit;
import io.clientele.estimation.FitOptions;
import io.clientele.history.Cut;
import io.clientele.lifetime.BgNbd;
import io.clientele.lifetime.MbgNbd;
import io.clientele.lifetime.ParetoNbd;
import io.clientele.lifetime.PurchaseModel;
import io.clientele.value.GammaGamma;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.Set;

/// The purchase models and the order-value model, fitted to a shop as it stood at a cut.
///
/// @param bgNbd always there, since all other candidates are measured by it
/// @param mbgNbd null where it was not wanted
/// @param paretoNbd likewise
public record ModelFits(
        Fit<BgNbd> bgNbd,
        @Nullable Fit<MbgNbd> mbgNbd,
        @Nullable Fit<ParetoNbd> paretoNbd,
        Fit<GammaGamma> gammaGamma) {

    /// @param wanted the candidates whose models are needed
    /// @param options for the purchase models; Gamma-Gamma is fitted without a penalty, which
    ///     would depend on the currency
    public static ModelFits of(Cut cut, Set<Candidate> wanted, FitOptions options) {
        return new ModelFits(
                BgNbd.fit(cut.summaries(), options),
                wanted.contains(Candidate.MBG_NBD) ? MbgNbd.fit(cut.summaries(), options) : null,
                wanted.contains(Candidate.PARETO_NBD)
                        ? ParetoNbd.fit(cut.summaries(), options)
                        : null,
                gammaGamma(cut));
    }

    /// The model of a candidate; of one without a model BG/NBD, from which it starts.
    public Fit<? extends PurchaseModel> behind(Candidate candidate) {
        return switch (candidate) {
            case MBG_NBD -> Objects.requireNonNull(mbgNbd);
            case PARETO_NBD -> Objects.requireNonNull(paretoNbd);
            case BG_NBD, GRADIENT_BOOSTED, OWN_RATE, LAST_PERIOD -> bgNbd;
        };
    }

    static Fit<GammaGamma> gammaGamma(Cut cut) {
        return GammaGamma.fit(cut.summaries(), cut.meanDayValue(), FitOptions.DEFAULTS);
    }
}
