package io.clientele.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// The segment of each family of every customer of a snapshot, as columns of equal length,
/// customers in ascending order of the bytes of their ids.
///
/// @param customerIds the customers
/// @param codes by family, the code of each customer's segment
@SuppressWarnings("ArrayRecordComponent") // columns of a million customers, compared by nobody
public record SegmentCodes(String[] customerIds, Map<Family, short[]> codes) {

    /// For a shop without a snapshot.
    public static final SegmentCodes NONE = new SegmentCodes(new String[0], Map.of());

    /// The code of the segment of the customer at a position.
    public int code(Family family, int position) {
        return Objects.requireNonNull(codes.get(family), family::toString)[position];
    }

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

        private final Map<Family, short[]> codes = new EnumMap<>(Family.class);
        private String[] customerIds = new String[1024];
        private int size;

        Builder() {
            for (Family family : Family.values()) {
                codes.put(family, new short[customerIds.length]);
            }
        }

        void add(String customerId) {
            if (size == customerIds.length) {
                customerIds = Arrays.copyOf(customerIds, size + (size >> 1));
                codes.replaceAll((family, grown) -> Arrays.copyOf(grown, customerIds.length));
            }
            customerIds[size++] = customerId;
        }

        /// Of the customer added last.
        void set(Family family, short code) {
            Objects.requireNonNull(codes.get(family))[size - 1] = code;
        }

        SegmentCodes build() {
            codes.replaceAll((family, whole) -> Arrays.copyOf(whole, size));
            return new SegmentCodes(Arrays.copyOf(customerIds, size), codes);
        }
    }
}
