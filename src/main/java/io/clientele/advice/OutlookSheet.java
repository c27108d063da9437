package io.clientele.advice;

import io.clientele.marketing.SegmentOutlook;
import io.clientele.marketing.SegmentOutlook.MissingNumber;
import io.clientele.marketing.SegmentOutlook.SuggestedBundle;
import io.clientele.marketing.SegmentOutlook.SuggestedPlace;
import io.clientele.marketing.SegmentOutlook.SuggestedProduct;
import io.clientele.offer.OfferedBundle;
import io.clientele.offer.Offers;
import io.clientele.place.SegmentPlace;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.tally.Attribute;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What is written down of one segment, and what is missing.
final class OutlookSheet {

    private static final double HUNDREDTHS = 100;
    private static final double TEN_THOUSANDTHS = 10_000;
    private static final String NOBODY = "Nobody is in the segment.";
    private static final String MAYBE_LEFT_OUT =
            " Or it was left out with an erased customer, since few were in it or in one that it would have given away.";

    private final SnapshotSegment segment;
    private final Offers.OfSegments offered;
    private final List<SegmentPlace> placed;
    private final boolean mayLack;
    private final List<MissingNumber> missing = new ArrayList<>();

    /// @param mayLack whether some of it may have gone with an erased customer
    OutlookSheet(
            SnapshotSegment segment,
            Offers.OfSegments offered,
            List<SegmentPlace> placed,
            boolean mayLack) {
        this.segment = segment;
        this.offered = offered;
        this.placed = placed;
        this.mayLack = mayLack;
    }

    /// All but the revenue expected.
    SegmentOutlook outlook(Snapshot snapshot) {
        return new SegmentOutlook(
                snapshot.segmentationId(),
                snapshot.asOf(),
                segment.customers(),
                null,
                products(),
                bundles(),
                places("regions", Attribute.REGION),
                places("paymentMethods", Attribute.PAYMENT_METHOD),
                places("channels", Attribute.CHANNEL),
                List.copyOf(missing));
    }

    private @Nullable List<SuggestedProduct> products() {
        return known(
                "products",
                offered.products().getOrDefault(segment.segmentId(), List.of()).stream()
                        .map(one -> new SuggestedProduct(one.productId(), one.name(), one.reason()))
                        .toList(),
                Objects.requireNonNullElse(
                        offered.nothing(), "No product could be recommended to these customers."));
    }

    private @Nullable List<SuggestedBundle> bundles() {
        return known(
                "bundles",
                offered.bundles().getOrDefault(segment.segmentId(), List.of()).stream()
                        .map(OutlookSheet::bundle)
                        .toList(),
                Objects.requireNonNullElse(
                        offered.nothing(),
                        "These customers buy no products together more often than chance would have it."));
    }

    private static SuggestedBundle bundle(OfferedBundle bundle) {
        return new SuggestedBundle(
                names(bundle.products()),
                names(bundle.goesWith()),
                bundle.orders(),
                bundle.confidence(),
                bundle.lift());
    }

    private static List<String> names(List<OfferedBundle.BundledProduct> products) {
        return products.stream()
                .map(one -> Objects.requireNonNullElse(one.name(), one.productId()))
                .toList();
    }

    private @Nullable List<SuggestedPlace> places(String part, Attribute attribute) {
        boolean shopKnows = isKnownOf(SegmentPlace.SHOP, attribute);
        return known(
                part,
                placed.stream()
                        .filter(one -> one.segmentId().equals(segment.segmentId()))
                        .filter(one -> one.attribute() == attribute)
                        .map(OutlookSheet::place)
                        .toList(),
                shopKnows
                        ? "No purchase of these customers names a %s."
                                .formatted(attribute.singular())
                        : "No purchase of the shop named a %s when this segmentation was made: send the column, then start another."
                                .formatted(attribute.singular()));
    }

    private boolean isKnownOf(String segmentId, Attribute attribute) {
        return placed.stream()
                .anyMatch(one -> one.segmentId().equals(segmentId) && one.attribute() == attribute);
    }

    private static SuggestedPlace place(SegmentPlace place) {
        return new SuggestedPlace(
                place.value(),
                place.customers(),
                place.revenue(),
                Math.round(TEN_THOUSANDTHS * place.revenueShare()) / TEN_THOUSANDTHS,
                Math.round(HUNDREDTHS * place.index()) / HUNDREDTHS);
    }

    private <T> @Nullable List<T> known(String part, List<T> found, String otherwise) {
        if (!found.isEmpty()) {
            return found;
        }
        String reason = mayLack ? otherwise + MAYBE_LEFT_OUT : otherwise;
        missing.add(new MissingNumber(part, segment.customers() == 0 ? NOBODY : reason));
        return null;
    }
}
