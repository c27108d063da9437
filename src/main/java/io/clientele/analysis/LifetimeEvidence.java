package io.clientele.analysis;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.clientele.estimation.Fit;
import io.clientele.lifetime.BgNbd;
import io.clientele.value.GammaGamma;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.Map;

@Schema(
        name = "LifetimeModel",
        description = "The models behind the lifetime value and how far they can be trusted.")
public record LifetimeEvidence(
        @Schema(description = "Unit of all times.", example = "day") String timeUnit,
        @Schema(description = "What supplies the purchases and order values.", example = "bg-nbd")
                String model,
        @Schema(description = "Customers the models were fitted on.", example = "2000")
                int customers,
        @Schema(description = "Customers with a repeat purchase day.", example = "1320")
                int repeaters,
        BgNbdFit bgNbd,
        GammaGammaFit gammaGamma) {

    @Schema(description = "BG/NBD: how often customers buy and when they leave.")
    public record BgNbdFit(
            @Schema(description = "Gamma shape of the purchase rate.", example = "0.55") double r,
            @Schema(description = "Gamma rate of the purchase rate, in days.", example = "45.1")
                    double alpha,
            @Schema(
                            description = "First Beta parameter of the dropout probability.",
                            example = "0.75")
                    double a,
            @Schema(
                            description = "Second Beta parameter of the dropout probability.",
                            example = "3.2")
                    double b,
            @JsonUnwrapped FitEvidence evidence) {

        static BgNbdFit of(Fit<BgNbd> fit) {
            var model = fit.model();
            return new BgNbdFit(
                    model.r(), model.alpha(), model.a(), model.b(), FitEvidence.of(fit));
        }
    }

    @Schema(description = "Gamma-Gamma: what a purchase day brings.")
    public record GammaGammaFit(
            @Schema(description = "Gamma shape of one customer's values.", example = "6.2")
                    double p,
            @Schema(description = "Gamma shape over customers.", example = "3.7") double q,
            @Schema(
                            description = "Gamma rate over customers, in the shop's currency.",
                            example = "15.4")
                    double v,
            @JsonUnwrapped FitEvidence evidence) {

        static GammaGammaFit of(Fit<GammaGamma> fit) {
            var model = fit.model();
            return new GammaGammaFit(model.p(), model.q(), model.v(), FitEvidence.of(fit));
        }
    }

    @Schema(description = "How a fit went.")
    public record FitEvidence(
            @Schema(description = "Log-likelihood, the full sum.", example = "-9582.4")
                    double logLikelihood,
            @Schema(description = "Whether the search settled.") boolean converged,
            @Schema(description = "How far the numbers can be trusted.") Fit.Status status,
            @Schema(description = "The same in words.") String reason,
            @Schema(description = "Standard errors by parameter; empty where there are none.")
                    Map<String, Double> standardErrors) {

        static FitEvidence of(Fit<?> fit) {
            return new FitEvidence(
                    fit.logLikelihood(),
                    fit.converged(),
                    fit.status(),
                    fit.reason(),
                    fit.standardErrors());
        }
    }
}
