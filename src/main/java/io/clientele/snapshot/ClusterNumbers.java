package io.clientele.snapshot;

import java.util.Map;

/// Which cluster each customer of a snapshot is in, ascending by the bytes of the ids.
///
/// @param personas name of each cluster's persona, by number
@SuppressWarnings("ArrayRecordComponent") // columns of a million customers, compared by nobody
public record ClusterNumbers(String[] customerIds, int[] numbers, Map<Integer, String> personas) {

    /// Of nobody.
    public static final ClusterNumbers NONE =
            new ClusterNumbers(new String[0], new int[0], Map.of());
}
