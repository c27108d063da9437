package io.clientele.extract;

import java.time.LocalDate;

/// Which products are bought together, counted on whole orders where the lines are kept, as
/// columns. What fewer than 5 orders or 0.1 % of them hold, whichever is more, is left out, and so
/// are lines without a product id and those that sell no product.
///
/// @param since first of the latest days whose lines are read as well; these counts are of all days
/// @param orders number of orders
/// @param productIds ascending by their bytes
/// @param counts orders with each product
/// @param first place of one product of each pair; pairs ascend by it, then by the other
/// @param second place of the other
/// @param together orders with both
/// @param amounts what both brought in these orders, in ten-thousandths of the currency unit
@SuppressWarnings("ArrayRecordComponent") // columns of pairs, compared by nobody
public record CoPurchases(
        LocalDate since,
        int orders,
        String[] productIds,
        int[] counts,
        int[] first,
        int[] second,
        int[] together,
        long[] amounts) {}
