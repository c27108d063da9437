package io.clientele.outlook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.clientele.estimation.Fit;
import io.clientele.lifetime.BgNbd;
import io.clientele.lifetime.MbgNbd;
import io.clientele.lifetime.ParetoNbd;
import io.clientele.prediction.ModelFits;
import io.clientele.uncertainty.RangeOptions;
import io.clientele.validation.Validation;
import io.clientele.value.GammaGamma;
import io.clientele.value.Suitability;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

@Schema(
        name = "LifetimeModel",
        description = "The models behind the lifetime value and how far they can be trusted.")
public record LifetimeEvidence(
        @Schema(description = "Unit of all times.", example = "day") String timeUnit,
        @Schema(
                        description =
                                "What supplies expected purchases, order values and lifetime values: one of the"
                                        + " candidates of `validation`.",
                        example = "gradient-boosted")
                String model,
        @Schema(description = "Why this one, in words.") String modelReason,
        @Schema(
                        description = "Last day of the purchases that the models know.",
                        example = "2025-06-30")
                LocalDate lastDay,
        @Schema(description = "Customers the models were fitted on.", example = "2000")
                int customers,
        @Schema(description = "Customers with a repeat purchase day.", example = "1320")
                int repeaters,
        BgNbdFit bgNbd,
        @Schema(description = "Null where it was neither compared nor asked for.")
                @Nullable MbgNbdFit mbgNbd,
        @Schema(description = "Null where it was neither compared nor asked for.")
                @Nullable ParetoNbdFit paretoNbd,
        GammaGammaFit gammaGamma,
        ProbabilityAlive probabilityAlive,
        @Schema(
                        description =
                                "Correlation of the repeat purchases and their mean value, which Gamma-Gamma takes to"
                                        + " be 0.",
                        example = "0.06")
                double spendFrequencyCorrelation,
        @Schema(description = "What to be careful about, in words; empty if nothing is.")
                List<String> warnings,
        @Schema(
                        description =
                                "Why lifetime values are to be added up with care, in words: because the purchases do"
                                        + " not show how customers leave, or because they look further ahead than was"
                                        + " tested; null when they need not be.")
                @Nullable String valueCaution,
        HoldoutEvidence validation,
        @Schema(description = "How sure the answers are; null when that was not asked for.")
                @Nullable Intervals intervals) {

    @Schema(name = "IntervalMethod", description = "How the intervals of customers are found.")
    public record Intervals(
            @Schema(
                            description = "Share of the cases that an interval is to hold.",
                            example = "0.9")
                    double level,
            @Schema(
                            description =
                                    "Futures imagined for each customer, each with its own draw of the parameters.",
                            example = "300")
                    int draws,
            @Schema(description = "The method in words.") String method) {

        private static final String METHOD =
                """
                Purchases, lifetime value and the chances of the value segments: draws of the parameters from \
                Laplace's normal approximation to their logs and, for each, an imagined future of the customer: \
                alive or not, a rate of buying, a way of leaving, purchases and their values. So they hold what \
                a customer may really do, not only what is expected. P(alive): the delta method on its log odds. \
                Where boosted trees supply the numbers, each customer's rate and order value are multiplied by \
                what they correct, and that correction is taken as certain, which it is not. What they promise: \
                that nine in ten hold the truth was seen where customers are as the model has them, on simulated \
                shops; what intervals made in this way held of this shop's own held-out days stands in \
                `validation.intervals`. P(alive) and the chance of a value segment (of the long average, without \
                the luck of single purchases) are of what no history shows: they were tried on simulated shops \
                alone, and with boosted trees not even there.""";
    }

    @Schema(
            name = "ProbabilityAliveEvidence",
            description = "Whether P(alive) tells customers apart.")
    public record ProbabilityAlive(
            @Schema(
                            description =
                                    "False where the purchases do not show how customers leave, or drop-out is on the"
                                            + " edge of the model. `probabilityAlive` of customers is then null,"
                                            + " unless a model was asked for by name, whose own numbers are shown.")
                    boolean informative,
            @Schema(description = "The model it comes from.", example = "bg-nbd") String model,
            @Schema(description = "The same in words.") String reason) {}

    /// @param validation null when none was asked for
    static LifetimeEvidence of(
            Shop shop,
            ModelFits fits,
            Choice choice,
            @Nullable Validation validation,
            OutlookOptions options) {
        var mbgNbd = fits.mbgNbd();
        var paretoNbd = fits.paretoNbd();
        String caution = choice.caution(fits);
        HeldOutIntervals heldOut =
                options.ranged()
                                && validation != null
                                && validation.status() == Validation.Status.VALIDATED
                        ? HeldOutIntervals.of(validation, options.seed())
                        : null;
        return new LifetimeEvidence(
                "day",
                choice.supplier().toString(),
                choice.reason(),
                LocalDate.ofEpochDay(shop.history().lastDay()),
                shop.summaries().size(),
                shop.summaries().repeaters(),
                BgNbdFit.of(fits.bgNbd()),
                mbgNbd == null ? null : MbgNbdFit.of(mbgNbd),
                paretoNbd == null ? null : ParetoNbdFit.of(paretoNbd),
                GammaGammaFit.of(fits.gammaGamma()),
                new ProbabilityAlive(
                        caution == null,
                        choice.modelBehind().toString(),
                        caution == null ? fits.behind(choice.supplier()).reason() : caution),
                Suitability.of(shop.summaries()).spendFrequencyCorrelation(),
                Warnings.of(shop.summaries(), fits, choice, validation, heldOut, options.days()),
                choice.valueCaution(fits, validation, options.days()),
                HoldoutEvidence.of(validation, heldOut),
                options.ranged()
                        ? new Intervals(RangeOptions.LEVEL, RangeOptions.DRAWS, Intervals.METHOD)
                        : null);
    }

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

    @Schema(description = "MBG/NBD: like BG/NBD, but customers may leave after the first purchase.")
    public record MbgNbdFit(
            @Schema(description = "Gamma shape of the purchase rate.", example = "0.52") double r,
            @Schema(description = "Gamma rate of the purchase rate, in days.", example = "43.8")
                    double alpha,
            @Schema(
                            description = "First Beta parameter of the dropout probability.",
                            example = "0.89")
                    double a,
            @Schema(
                            description = "Second Beta parameter of the dropout probability.",
                            example = "1.6")
                    double b,
            @JsonUnwrapped FitEvidence evidence) {

        static MbgNbdFit of(Fit<MbgNbd> fit) {
            var model = fit.model();
            return new MbgNbdFit(
                    model.r(), model.alpha(), model.a(), model.b(), FitEvidence.of(fit));
        }
    }

    @Schema(description = "Pareto/NBD: customers leave at any time, not only after a purchase.")
    public record ParetoNbdFit(
            @Schema(description = "Gamma shape of the purchase rate.", example = "0.55") double r,
            @Schema(description = "Gamma rate of the purchase rate, in days.", example = "74.1")
                    double alpha,
            @Schema(description = "Gamma shape of the rate of leaving.", example = "0.61") double s,
            @Schema(description = "Gamma rate of the rate of leaving, in days.", example = "81.7")
                    double beta,
            @JsonUnwrapped FitEvidence evidence) {

        static ParetoNbdFit of(Fit<ParetoNbd> fit) {
            var model = fit.model();
            return new ParetoNbdFit(
                    model.r(), model.alpha(), model.s(), model.beta(), FitEvidence.of(fit));
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
