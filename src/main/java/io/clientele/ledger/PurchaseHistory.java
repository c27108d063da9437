package io.clientele.ledger;

import java.util.Arrays;

/// Every customer's purchase days, as columns: customer `i` owns the entries `start[i]` to `start[i
/// + 1] - 1`, in ascending day order, and has at least one. Customers ascend by the bytes of their
/// id.
/// @param customerIds one entry a customer
/// @param start one entry a customer and a last one, the number of purchase days
/// @param day epoch day in the ledger's zone, one entry a purchase day
/// @param orders orders begun on that day
/// @param amount sum of the day's lines in ten-thousandths of the currency unit
@SuppressWarnings("ArrayRecordComponent") // columns of millions of days, compared by nobody
public record PurchaseHistory(
        String[] customerIds, int[] start, int[] day, int[] orders, long[] amount) {

    /// Number of customers.
    public int customers() {
        return customerIds.length;
    }

    /// Number of purchase days of all customers.
    public int purchaseDays() {
        return day.length;
    }

    /// Ids by the strings of this history, where it holds them: those of a million customers take
    /// 50 MB each time that they are read.
    ///
    /// @param ids in ascending order as well
    public String[] shared(String[] ids) {
        if (Arrays.equals(ids, customerIds)) {
            return customerIds;
        }
        String[] found = ids.clone();
        int at = 0;
        for (int i = 0; i < ids.length && at < customerIds.length; i++) {
            int next = at;
            while (next < customerIds.length && !customerIds[next].equals(ids[i])) {
                next++;
            }
            if (next < customerIds.length) {
                found[i] = customerIds[next];
                at = next + 1;
            }
        }
        return found;
    }
}
