package io.clientele.outlook;

import io.clientele.lifetime.BgNbd;
import io.clientele.lifetime.MbgNbd;
import io.clientele.lifetime.ParetoNbd;
import io.clientele.lifetime.PurchaseModel;
import io.clientele.outlook.LifetimeEvidence.MbgNbdFit;
import io.clientele.outlook.LifetimeEvidence.ParetoNbdFit;

import java.util.Objects;

/// The model behind a run's P(alive), made again from the run's evidence.
public final class AliveModel {

    private AliveModel() {}

    public static PurchaseModel of(LifetimeEvidence evidence) {
        return switch (evidence.probabilityAlive().model()) {
            case "mbg-nbd" -> {
                MbgNbdFit fit = Objects.requireNonNull(evidence.mbgNbd());
                yield new MbgNbd(fit.r(), fit.alpha(), fit.a(), fit.b());
            }
            case "pareto-nbd" -> {
                ParetoNbdFit fit = Objects.requireNonNull(evidence.paretoNbd());
                yield new ParetoNbd(fit.r(), fit.alpha(), fit.s(), fit.beta());
            }
            default -> {
                var fit = evidence.bgNbd();
                yield new BgNbd(fit.r(), fit.alpha(), fit.a(), fit.b());
            }
        };
    }
}
