package io.clientele.extract;

/// What order lines tell of customers beyond their purchase days, one array a column, ascending by
/// the bytes of the ids.
///
/// @param returnShare amount returned over amount bought, 0 to 1
/// @param distinctProducts different products bought; 0 where lines name none
@SuppressWarnings("ArrayRecordComponent") // columns of millions of customers, compared by nobody
public record CustomerTraits(String[] customerIds, double[] returnShare, int[] distinctProducts) {

    /// Of nobody.
    public static final CustomerTraits NONE =
            new CustomerTraits(new String[0], new double[0], new int[0]);
}
