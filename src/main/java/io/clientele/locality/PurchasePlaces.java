package io.clientele.locality;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;

/// Where and how customers bought, as columns: customer `i` owns the cells `start[i]` to `start[i +
/// 1] - 1`, each what the customer's purchased lines of one region, payment method and channel
/// brought. Lines that name none of the three are left out.
///
/// @param regions where each customer buys: the region of most of the purchased lines, of equals
///     the one bought in last; null where no line names one
/// @param mixed customers whose lines name several regions, or some one and others none
/// @param start one entry a customer and a last one
/// @param amount of a cell, in ten-thousandths of the currency unit; returns are not subtracted
/// @param region the cells' regions
/// @param paymentMethod the cells' payment methods
/// @param channel the cells' channels
@SuppressWarnings("ArrayRecordComponent") // columns of a million customers, compared by nobody
public record PurchasePlaces(
        @Nullable String[] regions,
        BitSet mixed,
        int[] start,
        long[] amount,
        Column region,
        Column paymentMethod,
        Column channel) {

    /// One attribute of the cells.
    ///
    /// @param names its different values, as first met
    /// @param value number of the cell's value; −1 where the lines name none
    @SuppressWarnings("ArrayRecordComponent") // as above
    public record Column(String[] names, int[] value) {}
}
