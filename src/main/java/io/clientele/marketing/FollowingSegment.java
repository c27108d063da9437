package io.clientele.marketing;

/// A segment that follows another one's strategy until somebody writes one for itself.
///
/// @param cluster whether it is a cluster, else a segment of an own map
/// @param id for instance `cluster-1`
/// @param name what people read
/// @param followedId a segment with a default strategy, for instance `tier-gold`
public record FollowingSegment(boolean cluster, String id, String name, String followedId) {

    Family family() {
        return cluster ? Family.CLUSTER : Family.RFM;
    }
}
