package io.clientele.extract;

import io.clientele.ledger.PurchaseHistory;
import io.clientele.ledger.PurchaseMarks;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// Which customer bought which product on which day, as columns: customer `i` owns the lines
/// `start[i]` to `start[i + 1] - 1`, order by order. Customers ascend by the bytes of their id.
/// Lines without a product id, and those that sell no product, are left out.
///
/// @param customerIds one entry a customer
/// @param start one entry a customer and a last one, the number of lines
/// @param product number of the product, from 0
/// @param day epoch day in the ledger's zone
/// @param order number of the order, from 0 and ascending
/// @param amount in ten-thousandths of the currency unit
/// @param productIds one entry a product
/// @param names as last sold; null where the shop told none
/// @param categories as last sold; null where the shop told none
/// @param prices mean price of one piece in the currency unit
/// @param firstDays epoch day on which each product was first sold, which may be before all lines
/// @param counted what all orders hold, where their lines are too many and these are the latest;
///     null where these are all
/// @param earlier numbers of the products that customers of many lines bought before all of these,
///     by their ids
/// @param marks stand for what each customer bought on the days of the lines, and on earlier ones
///     where `earlier` tells it
/// @param missing why there are none, in words; null where that is for no line to name a product
@SuppressWarnings("ArrayRecordComponent") // columns of millions of lines, compared by nobody
public record ProductLines(
        String[] customerIds,
        int[] start,
        int[] product,
        int[] day,
        int[] order,
        long[] amount,
        String[] productIds,
        @Nullable String[] names,
        @Nullable String[] categories,
        double[] prices,
        int[] firstDays,
        @Nullable CoPurchases counted,
        Map<String, int[]> earlier,
        PurchaseMarks marks,
        @Nullable String missing) {

    /// The same lines and marks, whose customers go by the strings of a history.
    public ProductLines sharing(PurchaseHistory history) {
        return new ProductLines(
                history.shared(customerIds),
                start,
                product,
                day,
                order,
                amount,
                productIds,
                names,
                categories,
                prices,
                firstDays,
                counted,
                earlier,
                new PurchaseMarks(history.shared(marks.customerIds()), marks.marks()),
                missing);
    }

    ProductLines with(Map<String, int[]> earlierProducts, PurchaseMarks purchaseMarks) {
        return new ProductLines(
                customerIds,
                start,
                product,
                day,
                order,
                amount,
                productIds,
                names,
                categories,
                prices,
                firstDays,
                counted,
                earlierProducts,
                purchaseMarks,
                missing);
    }

    /// No lines, for a reason.
    public static ProductLines none(String reason) {
        return new ProductLines(
                new String[0],
                new int[1],
                new int[0],
                new int[0],
                new int[0],
                new long[0],
                new String[0],
                new @Nullable String[0],
                new @Nullable String[0],
                new double[0],
                new int[0],
                null,
                Map.of(),
                PurchaseMarks.NONE,
                reason);
    }
}
