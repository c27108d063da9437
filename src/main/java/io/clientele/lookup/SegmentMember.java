package io.clientele.lookup;

import io.clientele.lookup.CustomerSegment.ClusterName;
import io.clientele.lookup.CustomerSegment.Lifetime;
import io.clientele.lookup.CustomerSegment.Rfm;
import io.clientele.lookup.CustomerSegment.SegmentName;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

@Schema(description = "A customer in a list: segments and value, as in a lookup.")
record SegmentMember(
        @Schema(description = "The shop's id of the customer.", example = "17850")
                String customerId,
        SegmentName segment,
        Rfm rfm,
        SegmentName grid,
        SegmentName tier,
        ClusterName cluster,
        Lifetime lifetime) {

    /// Header of the CSV form.
    static final List<String> CSV_HEADER =
            List.of(
                    "customerId",
                    "segment",
                    "recencyDays",
                    "frequency",
                    "monetary",
                    "rfmCode",
                    "grid",
                    "tier",
                    "cluster",
                    "persona",
                    "valueSegment",
                    "probabilityAlive",
                    "expectedPurchases",
                    "expectedOrderValue",
                    "lifetimeValue",
                    "combinedScore");

    static SegmentMember of(CustomerSegment customer) {
        return new SegmentMember(
                customer.customerId(),
                customer.segment(),
                customer.rfm(),
                customer.grid(),
                customer.tier(),
                customer.cluster(),
                customer.lifetime());
    }

    /// One row of the CSV form, in the order of [#CSV_HEADER].
    List<String> csv() {
        return List.of(
                customerId,
                segment.id(),
                String.valueOf(rfm.recencyDays()),
                String.valueOf(rfm.frequency()),
                rfm.monetary().toPlainString(),
                rfm.code(),
                grid.id(),
                tier.id(),
                cluster.id(),
                cluster.persona(),
                lifetime.valueSegment(),
                String.valueOf(lifetime.probabilityAlive()),
                String.valueOf(lifetime.expectedPurchases()),
                lifetime.expectedOrderValue().toPlainString(),
                lifetime.lifetimeValue().amount().toPlainString(),
                String.valueOf(rfm.combinedScore()));
    }
}
