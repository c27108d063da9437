package io.clientele.analysis;

import io.clientele.extract.CustomerTraits;
import io.clientele.ledger.CustomerOrder;
import io.clientele.ledger.PurchaseHistory;
import io.clientele.outlook.Outlook;
import io.clientele.plan.ClusterFeature;
import io.clientele.prediction.Candidate;
import io.clientele.value.CustomerValues;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// The columns that customers are clustered by, in plain units.
record ClusterFeatures(CustomerFigures figures, CustomerValues values, CustomerTraits traits) {

    /// What to be careful about with the features asked for, in words.
    ///
    /// Trees correct lifetime values by what they saw of customers who were silent, so those tell
    /// something even where the model does not see anybody leave.
    static List<String> cautions(List<ClusterFeature> asked, Outlook outlook) {
        List<String> cautions = new ArrayList<>();
        if (outlook.aliveCaution() == null) {
            return cautions;
        }
        if (asked.contains(ClusterFeature.PROBABILITY_ALIVE)) {
            cautions.add(
                    "Customers were grouped by P(alive), as asked, but in this shop it tells nothing: the purchases"
                            + " do not show who has left for good, so the groups say nothing about who is still a"
                            + " customer. Group by recency-days instead.");
        }
        if (asked.contains(ClusterFeature.LIFETIME_VALUE)
                && outlook.supplier() != Candidate.GRADIENT_BOOSTED) {
            cautions.add(
                    "Customers were grouped by lifetime value, as asked, but in this shop the model behind it (%s) does not see who has left for good: a customer long silent may have a high value, and the groups tell little more than how often and for how much customers bought."
                            .formatted(outlook.supplier()));
        }
        return cautions;
    }

    /// @param history of these customers and perhaps others
    double[] column(ClusterFeature feature, PurchaseHistory history, LocalDate asOf) {
        var rfm = figures.rfm();
        return switch (feature) {
            case RECENCY_DAYS -> column(row -> rfm.recencyDays()[row]);
            case FREQUENCY -> column(row -> rfm.frequency()[row]);
            case MONETARY -> column(row -> rfm.monetary()[row]);
            case AVERAGE_ORDER_VALUE -> column(row -> rfm.monetary()[row] / rfm.frequency()[row]);
            case TENURE_DAYS -> tenureDays(history, asOf.toEpochDay());
            case RETURN_SHARE -> trait(row -> traits.returnShare()[row]);
            case DISTINCT_PRODUCTS -> trait(row -> traits.distinctProducts()[row]);
            case PROBABILITY_ALIVE -> column(row -> values.probabilityAlive()[row]);
            case LIFETIME_VALUE -> column(row -> values.lifetimeValue()[row]);
        };
    }

    private double[] tenureDays(PurchaseHistory history, long asOf) {
        int[] rows = CustomerOrder.rows(figures.customerIds(), history.customerIds());
        return column(row -> asOf - history.day()[history.start()[rows[row]]]);
    }

    /// 0 for a customer without traits: one whose lines are no longer kept.
    private double[] trait(IntToDoubleFunction ofTraitRow) {
        int[] rows = CustomerOrder.rows(figures.customerIds(), traits.customerIds());
        return column(row -> rows[row] < 0 ? 0 : ofTraitRow.applyAsDouble(rows[row]));
    }

    private double[] column(IntToDoubleFunction value) {
        double[] column = new double[figures.customers()];
        Arrays.setAll(column, value);
        return column;
    }
}
