package io.clientele.lookup;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/// A column of a list of customers as a file.
public enum MemberColumn {
    CUSTOMER_ID("customerId"),
    SEGMENT("segment"),
    RECENCY_DAYS("recencyDays"),
    FREQUENCY("frequency"),
    MONETARY("monetary"),
    RFM_CODE("rfmCode"),
    GRID("grid"),
    TIER("tier"),
    CLUSTER("cluster"),
    PERSONA("persona"),
    VALUE_SEGMENT("valueSegment"),
    PROBABILITY_ALIVE("probabilityAlive"),
    EXPECTED_PURCHASES("expectedPurchases"),
    EXPECTED_ORDER_VALUE("expectedOrderValue"),
    LIFETIME_VALUE("lifetimeValue"),
    COMBINED_SCORE("combinedScore"),
    BUYING_AGAIN("buyingAgain"),
    LIFETIME_VALUE_LOW("lifetimeValueLow"),
    LIFETIME_VALUE_HIGH("lifetimeValueHigh");

    /// The columns of a file when none are asked for.
    static final List<MemberColumn> USUAL = Arrays.asList(values());

    private final String header;

    MemberColumn(String header) {
        this.header = header;
    }

    @Nullable Object of(SegmentMember member) {
        return switch (this) {
            case CUSTOMER_ID -> member.customerId();
            case SEGMENT -> member.segment().id();
            case RECENCY_DAYS -> member.rfm().recencyDays();
            case FREQUENCY -> member.rfm().frequency();
            case MONETARY -> member.rfm().monetary();
            case RFM_CODE -> member.rfm().code();
            case GRID -> member.grid().id();
            case TIER -> member.tier().id();
            case CLUSTER -> member.cluster().id();
            case PERSONA -> member.cluster().persona();
            case VALUE_SEGMENT -> member.lifetime().valueSegment();
            case PROBABILITY_ALIVE -> member.lifetime().probabilityAlive();
            case EXPECTED_PURCHASES -> member.lifetime().expectedPurchases();
            case EXPECTED_ORDER_VALUE -> member.lifetime().expectedOrderValue();
            case LIFETIME_VALUE -> member.lifetime().lifetimeValue().amount();
            case COMBINED_SCORE -> member.rfm().combinedScore();
            case LIFETIME_VALUE_LOW -> member.lifetime().lifetimeValue().low();
            case LIFETIME_VALUE_HIGH -> member.lifetime().lifetimeValue().high();
            case BUYING_AGAIN -> {
                var again = member.lifetime().buyingAgain();
                yield again == null ? null : again.probability();
            }
        };
    }

    /// As it is spelled in the header and in the API.
    @Override
    public String toString() {
        return header;
    }
}
