package io.clientele.outlook;

import io.clientele.history.Cut;
import io.clientele.lifetime.PurchaseModel;
import io.clientele.prediction.Candidate;
import io.clientele.prediction.ModelFits;
import io.clientele.prediction.Prediction;
import io.clientele.prediction.Predictor;
import io.clientele.uncertainty.CustomerRanges;
import io.clientele.uncertainty.RangeOptions;
import io.clientele.uncertainty.Uncertainty;
import io.clientele.validation.PurchaseChance;
import io.clientele.validation.Validation;
import io.clientele.validation.ValidationOptions;
import io.clientele.value.CustomerValues;
import io.clientele.value.LifetimeValue;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.IntFunction;

/// What customers are expected to do and to be worth.
///
/// @param supplier the candidate that supplied the values
/// @param values row for row of the shop's customers
/// @param buyingAgain chance of a purchase in the next [#buyingAgainDays] days, calibrated on a
///     held-out time; null when nothing was held out
/// @param buyingAgainDays null when nothing was held out
/// @param aliveCaution why P(alive) is not to be believed, in words; null when it may be
/// @param valueCaution why lifetime values are to be added up with care, in words; null when they
///     need not be
/// @param ranges how sure the values are; null when that was not asked for
/// @param diagnostics what shows whether the models fit; null when that was not asked for
/// @param evidence for all of this
@SuppressWarnings("ArrayRecordComponent") // columns of a million customers, compared by nobody
public record Outlook(
        Candidate supplier,
        CustomerValues values,
        double @Nullable [] buyingAgain,
        @Nullable Integer buyingAgainDays,
        @Nullable String aliveCaution,
        @Nullable String valueCaution,
        @Nullable CustomerRanges ranges,
        @Nullable DiagnosticsEvidence diagnostics,
        LifetimeEvidence evidence) {

    /// Fits the models, holds out and compares if asked to, and lets the best candidate, or the
    /// one asked for, supply the answers.
    public static Outlook of(Shop shop, OutlookOptions options) {
        Validation validation = options.validated() ? validation(shop, options) : null;
        Cut now = shop.now();
        Cut everybody = shop.everybody();
        Choice choice = Choice.of(options, validation, now);
        Candidate supplier = choice.supplier();
        ModelFits fits = ModelFits.of(everybody, wanted(options, supplier), options.fit());
        PurchaseModel model = fits.behind(supplier).model();
        CustomerValues classical =
                LifetimeValue.inDays(
                                model,
                                fits.gammaGamma().model(),
                                options.months(),
                                options.monthlyDiscountRate())
                        .of(shop.summaries());
        IntFunction<Prediction> learnt =
                new Predictor(now, fits, options.fit(), options.seed())
                        .learnt(supplier, choice.days());
        CustomerValues values =
                switch (supplier) {
                    case BG_NBD, MBG_NBD, PARETO_NBD -> classical;
                    case GRADIENT_BOOSTED -> corrected(classical, learnt.apply(options.days()));
                    case OWN_RATE, LAST_PERIOD ->
                            throw new IllegalArgumentException(supplier + " supplies no numbers");
                };
        PurchaseChance chance = validation == null ? null : validation.purchaseChance();
        return new Outlook(
                supplier,
                values,
                chance == null ? null : chances(chance, learnt.apply(choice.days())),
                chance == null ? null : Integer.valueOf(choice.days()),
                choice.caution(fits),
                choice.valueCaution(fits, validation, options.days()),
                options.ranged()
                        ? Uncertainty.of(
                                shop.summaries(),
                                fits.behind(supplier),
                                fits.gammaGamma(),
                                classical,
                                values,
                                RangeOptions.of(options.days(), options.seed()))
                        : null,
                options.diagnosed()
                        ? DiagnosticsEvidence.of(
                                now,
                                everybody,
                                fits,
                                choice,
                                validation,
                                classical,
                                values,
                                options)
                        : null,
                LifetimeEvidence.of(shop, fits, choice, validation, options));
    }

    private static Validation validation(Shop shop, OutlookOptions options) {
        return Validation.of(
                shop.history(),
                new ValidationOptions(
                        0, options.days(), options.fit(), options.asked(), options.seed()));
    }

    /// All of them where they are compared, so that each is shown with its evidence.
    private static Set<Candidate> wanted(OutlookOptions options, Candidate supplier) {
        return options.validated() ? EnumSet.allOf(Candidate.class) : EnumSet.of(supplier);
    }

    private static double[] chances(PurchaseChance chance, Prediction prediction) {
        return Arrays.stream(prediction.purchases()).map(chance::of).toArray();
    }

    /// The months are those of the model that was corrected.
    private static CustomerValues corrected(CustomerValues classical, Prediction prediction) {
        double[] discounts = new double[prediction.size()];
        for (int row = 0; row < discounts.length; row++) {
            double whole = classical.expectedPurchases()[row] * classical.expectedOrderValue()[row];
            discounts[row] = whole > 0 ? classical.lifetimeValue()[row] / whole : 0;
        }
        return values(classical, prediction, discounts);
    }

    /// What a prediction makes of the classical values.
    ///
    /// @param discounts what a unit of money spent over the horizon is worth today, by customer
    static CustomerValues values(
            CustomerValues classical, Prediction prediction, double[] discounts) {
        int customers = prediction.size();
        double[] orderValue = new double[customers];
        double[] lifetimeValue = new double[customers];
        for (int row = 0; row < customers; row++) {
            // Returns can make a spend negative, which nobody plans with.
            double spend = Math.max(0, prediction.spend()[row]);
            double purchases = prediction.purchases()[row];
            orderValue[row] =
                    purchases > 0 ? spend / purchases : classical.expectedOrderValue()[row];
            lifetimeValue[row] = spend * discounts[row];
        }
        return new CustomerValues(
                classical.probabilityAlive(), prediction.purchases(), orderValue, lifetimeValue);
    }
}
