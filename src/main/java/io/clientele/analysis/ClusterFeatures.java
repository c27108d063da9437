package io.clientele.analysis;

import io.clientele.ledger.CustomerOrder;
import io.clientele.ledger.CustomerTraits;
import io.clientele.ledger.PurchaseHistory;
import io.clientele.value.CustomerValues;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// The columns that customers are clustered by, in plain units.
record ClusterFeatures(CustomerFigures figures, CustomerValues values, CustomerTraits traits) {

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
