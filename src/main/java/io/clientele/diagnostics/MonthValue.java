package io.clientele.diagnostics;

import io.clientele.lifetime.Patterns;
import io.clientele.lifetime.PurchaseModel;
import io.clientele.lifetime.PurchaseSummaries;
import io.clientele.value.CustomerValues;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What all customers are expected to bring in one month of the horizon.
///
/// @param month 1 for the next 30 days
/// @param purchases expected purchase days
/// @param revenue expected, not discounted
/// @param discounted the part of the lifetime value of all that falls in this month
public record MonthValue(int month, double purchases, double revenue, double discounted) {

    private static final int DAYS = 30;

    /// The months of the horizon, in order.
    ///
    /// @param model whose curve says how purchases spread over the months
    /// @param classical what the model expects of each customer
    /// @param values what is expected in the end; may be the same
    public static List<MonthValue> of(
            PurchaseModel model,
            PurchaseSummaries summaries,
            CustomerValues classical,
            CustomerValues values,
            int months,
            double monthlyDiscountRate) {
        Patterns patterns = summaries.patterns();
        double[] purchaseWeight = new double[patterns.size()];
        double[] revenueWeight = new double[patterns.size()];
        for (int row = 0; row < summaries.size(); row++) {
            double expected = classical.expectedPurchases()[row];
            double factor = expected > 0 ? values.expectedPurchases()[row] / expected : 1;
            int pattern = patterns.ofRow()[row];
            purchaseWeight[pattern] += factor;
            revenueWeight[pattern] += factor * values.expectedOrderValue()[row];
        }
        List<MonthValue> result = new ArrayList<>();
        double[] before = new double[patterns.size()];
        double discount = 1;
        for (int month = 1; month <= months; month++) {
            double days = DAYS * month;
            double[] until =
                    IntStream.range(0, patterns.size())
                            .parallel()
                            .mapToDouble(
                                    i ->
                                            model.expectedPurchases(
                                                    days,
                                                    patterns.x()[i],
                                                    patterns.tx()[i],
                                                    patterns.T()[i]))
                            .toArray();
            double purchases = 0;
            double revenue = 0;
            for (int i = 0; i < until.length; i++) {
                purchases += purchaseWeight[i] * (until[i] - before[i]);
                revenue += revenueWeight[i] * (until[i] - before[i]);
            }
            discount /= 1 + monthlyDiscountRate;
            result.add(new MonthValue(month, purchases, revenue, revenue * discount));
            before = until;
        }
        return result;
    }
}
