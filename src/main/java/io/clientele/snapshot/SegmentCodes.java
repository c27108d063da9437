package io.clientele.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// The RFM segment and the tier of every customer of a snapshot, as columns of equal length,
/// customers in ascending order of the bytes of their ids.
///
/// @param customerIds the customers
/// @param rfm code of the RFM segment
/// @param tier code of the tier
@SuppressWarnings("ArrayRecordComponent") // columns of a million customers, compared by nobody
public record SegmentCodes(String[] customerIds, short[] rfm, short[] tier) {

    /// For a shop without a snapshot.
    public static final SegmentCodes NONE =
            new SegmentCodes(new String[0], new short[0], new short[0]);

    /// Where the customer is, walking on from a position that is not behind it.
    ///
    /// @return its position, or `-(position) - 1` of the next customer if it is nowhere
    public int find(String customerId, int from) {
        byte[] sought = customerId.getBytes(UTF_8);
        for (int i = from; i < customerIds.length; i++) {
            int order = Arrays.compareUnsigned(customerIds[i].getBytes(UTF_8), sought);
            if (order >= 0) {
                return order == 0 ? i : -i - 1;
            }
        }
        return -customerIds.length - 1;
    }

    /// Grows the columns while rows come in.
    static final class Builder {
        private String[] customerIds = new String[1024];
        private short[] rfm = new short[1024];
        private short[] tier = new short[1024];
        private int size;

        void add(String customerId, short rfmCode, short tierCode) {
            if (size == customerIds.length) {
                int length = size + (size >> 1);
                customerIds = Arrays.copyOf(customerIds, length);
                rfm = Arrays.copyOf(rfm, length);
                tier = Arrays.copyOf(tier, length);
            }
            customerIds[size] = customerId;
            rfm[size] = rfmCode;
            tier[size++] = tierCode;
        }

        SegmentCodes build() {
            return new SegmentCodes(
                    Arrays.copyOf(customerIds, size),
                    Arrays.copyOf(rfm, size),
                    Arrays.copyOf(tier, size));
        }
    }
}
