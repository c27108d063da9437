package io.clientele.lookup;

import io.clientele.download.CsvSheet;

import java.io.IOException;
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

    /// Appends the member's cell to a row.
    void write(SegmentMember member, CsvSheet row) throws IOException {
        var rfm = member.rfm();
        var lifetime = member.lifetime();
        switch (this) {
            case CUSTOMER_ID -> row.text(member.customerId());
            case SEGMENT -> row.text(member.segment().id());
            case RECENCY_DAYS -> row.number(rfm.recencyDays());
            case FREQUENCY -> row.number(rfm.frequency());
            case MONETARY -> row.amount(rfm.monetary());
            case RFM_CODE -> row.text(rfm.code());
            case GRID -> row.text(member.grid().id());
            case TIER -> row.text(member.tier().id());
            case CLUSTER -> row.text(member.cluster().id());
            case PERSONA -> row.text(member.cluster().persona());
            case VALUE_SEGMENT -> row.text(lifetime.valueSegment());
            case PROBABILITY_ALIVE -> row.number(lifetime.probabilityAlive());
            case EXPECTED_PURCHASES -> row.number(lifetime.expectedPurchases());
            case EXPECTED_ORDER_VALUE -> row.amount(lifetime.expectedOrderValue());
            case LIFETIME_VALUE -> row.amount(lifetime.lifetimeValue().amount());
            case COMBINED_SCORE -> row.number(rfm.combinedScore());
            case LIFETIME_VALUE_LOW -> row.amount(lifetime.lifetimeValue().low());
            case LIFETIME_VALUE_HIGH -> row.amount(lifetime.lifetimeValue().high());
            case BUYING_AGAIN -> {
                var again = lifetime.buyingAgain();
                row.number(again == null ? null : again.probability());
            }
        }
    }

    /// As it is spelled in the header and in the API.
    @Override
    public String toString() {
        return header;
    }
}
