package io.clientele.publishing;

import io.clientele.snapshot.Family;
import io.clientele.uncertainty.CustomerRanges;

import org.jspecify.annotations.Nullable;

/// Every customer's result, one array a column, all of the same length, customers in ascending
/// order of their ids. Segment columns hold codes of the draft's definitions.
/// @param recencyDays days
/// @param monetary revenue in the currency unit
/// @param probabilityAlive 0 to 1; NaN where it tells nothing
/// @param buyingAgain chance of a purchase in the days that the snapshot names; null without one
/// @param expectedPurchases purchase days within the horizon
/// @param expectedOrderValue revenue of a purchase day
/// @param lifetimeValue discounted revenue within the horizon
/// @param ranges how sure these are; null when none were computed
@SuppressWarnings("ArrayRecordComponent") // columns of a million customers, compared by nobody
public record SnapshotColumns(
        String[] customerIds,
        int[] recencyDays,
        int[] frequency,
        double[] monetary,
        int[] recencyScore,
        int[] frequencyScore,
        int[] monetaryScore,
        int[] rfmSegment,
        int[] gridCell,
        int[] cluster,
        int[] tier,
        int[] valueSegment,
        double[] probabilityAlive,
        double @Nullable [] buyingAgain,
        double[] expectedPurchases,
        double[] expectedOrderValue,
        double[] lifetimeValue,
        @Nullable CustomerRanges ranges) {

    int customers() {
        return customerIds.length;
    }

    /// The codes of the segments of a family, one entry a customer.
    public int[] codes(Family family) {
        return switch (family) {
            case RFM -> rfmSegment;
            case GRID -> gridCell;
            case VALUE -> valueSegment;
            case TIER -> tier;
            case CLUSTER -> cluster;
        };
    }
}
