package io.clientele.lookup;

import io.clientele.download.CsvSheet;
import io.clientele.snapshot.CustomerRow;
import io.clientele.snapshot.Family;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// A column of a list of customers as a file.
enum MemberColumn {
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

    /// Appends the customer's cell to a row.
    void write(CustomerRow customer, SharedCells shared, CsvSheet row) throws IOException {
        switch (this) {
            case CUSTOMER_ID -> row.text(customer.customerId());
            case SEGMENT -> row.cell(shared.id(customer, Family.RFM));
            case RECENCY_DAYS -> row.number(customer.recencyDays());
            case FREQUENCY -> row.number(customer.frequency());
            case MONETARY -> row.amount(customer.monetary());
            case RFM_CODE -> row.cell(shared.scores(customer).code());
            case GRID -> row.cell(shared.id(customer, Family.GRID));
            case TIER -> row.cell(shared.id(customer, Family.TIER));
            case CLUSTER -> row.cell(shared.id(customer, Family.CLUSTER));
            case PERSONA -> row.cell(shared.name(customer, Family.CLUSTER));
            case VALUE_SEGMENT -> row.cell(shared.name(customer, Family.VALUE));
            case PROBABILITY_ALIVE -> row.number(customer.probabilityAlive());
            case EXPECTED_PURCHASES -> row.number(customer.expectedPurchases());
            case EXPECTED_ORDER_VALUE -> row.amount(customer.expectedOrderValue());
            case LIFETIME_VALUE -> row.amount(customer.lifetimeValue());
            case COMBINED_SCORE -> row.cell(shared.scores(customer).combined());
            case BUYING_AGAIN -> row.number(customer.buyingAgain());
            case LIFETIME_VALUE_LOW -> row.amount(customer.lifetimeValueLow());
            case LIFETIME_VALUE_HIGH -> row.amount(customer.lifetimeValueHigh());
        }
    }

    /// As it is spelled in the header and in the API.
    @Override
    public String toString() {
        return header;
    }
}
