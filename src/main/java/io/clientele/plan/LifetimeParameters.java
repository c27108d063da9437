package io.clientele.plan;

import io.clientele.estimation.FitOptions;
import io.clientele.outlook.OutlookOptions;
import io.clientele.prediction.Candidate;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Objects;

@Schema(description = "How lifetime value is computed.")
public record LifetimeParameters(
        @Schema(
                        description =
                                "What supplies expected purchases, order values and lifetime value. `auto` (default): the"
                                        + " model that foresaw the held-out last part of the history best;"
                                        + " `bg-nbd`, `mbg-nbd` or `pareto-nbd`: that model and Gamma-Gamma,"
                                        + " their classical numbers; `gradient-boosted`: trees that correct"
                                        + " `bg-nbd`.")
                @Nullable Model model,
        @Schema(description = "Horizon in months of 30 days.", example = "12") @Min(1) @Max(120)
                @Nullable Integer horizonMonths,
        @Schema(description = "Discount rate a month, 0.01 is one percent.", example = "0.01")
                @DecimalMin("0")
                @DecimalMax("1")
                @Nullable Double monthlyDiscountRate,
        @Schema(
                        description =
                                "Penalty on the parameters of the purchase models, for shops with little data; 0 is"
                                        + " plain maximum likelihood.",
                        example = "0")
                @DecimalMin("0")
                @DecimalMax("10")
                @Nullable Double penalizer,
        @Schema(
                        description =
                                "Whether the last part of the history is held out to compare the candidates (default)."
                                        + " Without it a run is faster, `auto` is `bg-nbd`, and there is no"
                                        + " chance of buying again.",
                        example = "true")
                @Nullable Boolean validation,
        @Schema(
                        description =
                                "Whether 90 % intervals and the chance of each value segment are computed (default)."
                                        + " Without them a run is faster.",
                        example = "true")
                @Nullable Boolean intervals,
        @Schema(
                        description =
                                "Whether the diagnostics of the lifetime model are computed (default).",
                        example = "true")
                @Nullable Boolean diagnostics) {

    static final LifetimeParameters DEFAULT =
            new LifetimeParameters(null, null, null, null, null, null, null);

    public enum Model {
        AUTO(null),
        BG_NBD(Candidate.BG_NBD),
        MBG_NBD(Candidate.MBG_NBD),
        PARETO_NBD(Candidate.PARETO_NBD),
        GRADIENT_BOOSTED(Candidate.GRADIENT_BOOSTED);

        private final @Nullable Candidate candidate;

        Model(@Nullable Candidate candidate) {
            this.candidate = candidate;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// The same with every default filled in.
    LifetimeParameters complete() {
        return new LifetimeParameters(
                Objects.requireNonNullElse(model, Model.AUTO),
                Objects.requireNonNullElse(horizonMonths, 12),
                Objects.requireNonNullElse(monthlyDiscountRate, 0.01),
                Objects.requireNonNullElse(penalizer, 0.0),
                Objects.requireNonNullElse(validation, true),
                Objects.requireNonNullElse(intervals, true),
                Objects.requireNonNullElse(diagnostics, true));
    }

    /// The same numbers without what only tells how sure they are.
    LifetimeParameters numbersAlone() {
        return new LifetimeParameters(
                model, horizonMonths, monthlyDiscountRate, penalizer, validation, false, false);
    }

    /// The complete parameters in the words of the maths.
    OutlookOptions options(long seed) {
        return new OutlookOptions(
                Objects.requireNonNull(model).candidate,
                new FitOptions(Objects.requireNonNull(penalizer)),
                Objects.requireNonNull(horizonMonths),
                Objects.requireNonNull(monthlyDiscountRate),
                Objects.requireNonNull(validation),
                Objects.requireNonNull(intervals),
                Objects.requireNonNull(diagnostics),
                seed);
    }
}
