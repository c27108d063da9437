package io.clientele.ledger;

/// A number of each customer that stands for what they bought on which days. As long as it stays
/// the same, no purchase has come, changed or gone, but by a chance of 1 in 2⁶⁴ and where products
/// alone have changed, at the same number of lines and the same sum a day.
///
/// @param customerIds in ascending order of their bytes
/// @param marks one a customer; 0 for no purchase
@SuppressWarnings("ArrayRecordComponent") // one entry a customer, compared by nobody
public record PurchaseMarks(String[] customerIds, long[] marks) {

    /// Of rows of `customer_day`.
    static final String MARK = "bit_xor(hash_record_extended((day, lines, amount), 0))";

    /// Of nobody.
    public static final PurchaseMarks NONE = new PurchaseMarks(new String[0], new long[0]);

    /// Those of some of the customers, in ascending order as well.
    public long[] of(String[] some) {
        long[] found = new long[some.length];
        int at = 0;
        for (int i = 0; i < some.length; i++) {
            while (at < customerIds.length && !customerIds[at].equals(some[i])) {
                at++;
            }
            found[i] = at < customerIds.length ? marks[at] : 0;
        }
        return found;
    }
}
