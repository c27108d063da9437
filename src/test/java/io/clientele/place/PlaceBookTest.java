package io.clientele.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.locality.PurchasePlaces;
import io.clientele.locality.PurchasePlaces.Column;
import io.clientele.publishing.SegmentDefinition;
import io.clientele.publishing.SnapshotColumns;
import io.clientele.snapshot.Family;
import io.clientele.tally.Attribute;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.BitSet;
import java.util.List;

class PlaceBookTest {

    /// Four customers, of whom the second is in no snapshot; the first buys in two regions, by two
    /// payment methods in one of them; the last names none of either.
    private static final PurchasePlaces PLACES =
            new PurchasePlaces(
                    new @Nullable String[] {"North", "East", "South", null},
                    new BitSet(),
                    new int[] {0, 3, 4, 5, 6},
                    new long[] {300_000, 100_000, 50_000, 999_999, 250_000, 70_000},
                    new Column(
                            new String[] {"North", "South", "East"}, new int[] {0, 0, 1, 2, 1, -1}),
                    new Column(new String[] {"card", "cash"}, new int[] {0, 1, 1, 1, 1, -1}),
                    new Column(new String[0], new int[] {-1, -1, -1, -1, -1, -1}));

    private static final List<SegmentDefinition> DEFINITIONS =
            List.of(
                    SegmentDefinition.of(Family.VALUE, 0, "value-a", "A"),
                    SegmentDefinition.of(Family.VALUE, 1, "value-b", "B"));

    @Test
    void ranksTheRegionsOfASegmentByRevenue() {
        var regions = places("value-a", Attribute.REGION);

        assertThat(regions).extracting(SegmentPlace::value).containsExactly("North", "South");
        assertThat(regions).extracting(SegmentPlace::customers).containsExactly(1, 1);
        assertThat(regions.get(0).revenue()).isEqualByComparingTo("40");
        assertThat(regions.get(0).revenueShare()).isCloseTo(40 / 45.0, within(1e-12));
        assertThat(places("value-b", Attribute.REGION))
                .extracting(SegmentPlace::value)
                .containsExactly("South");
    }

    /// One of two customers who name a region buys in the North, but all of value A.
    @Test
    void holdsASegmentsCustomersAgainstAllCustomers() {
        assertThat(places("value-a", Attribute.REGION).get(0).index()).isCloseTo(2, within(1e-12));
        assertThat(places(SegmentPlace.SHOP, Attribute.REGION))
                .allMatch(place -> place.index() == 1)
                .extracting(SegmentPlace::customers)
                .containsExactly(1, 2);
    }

    @Test
    void countsACustomerOnceUnderEachValue() {
        var methods = places("value-a", Attribute.PAYMENT_METHOD);

        assertThat(methods).extracting(SegmentPlace::value).containsExactly("card", "cash");
        assertThat(methods).extracting(SegmentPlace::customers).containsExactly(1, 1);
        assertThat(methods.get(1).revenue()).isEqualByComparingTo("15");
    }

    @Test
    void saysNothingOfWhatNoPurchaseNames() {
        assertThat(places(SegmentPlace.SHOP, Attribute.CHANNEL)).isEmpty();
    }

    private static List<SegmentPlace> places(String segment, Attribute attribute) {
        return PlaceBook.of(PLACES, new String[] {"a", "b", "c", "d"}, DEFINITIONS, columns())
                .stream()
                .filter(one -> one.segmentId().equals(segment) && one.attribute() == attribute)
                .toList();
    }

    /// The first customer is in value A, the third and the last are in B.
    private static SnapshotColumns columns() {
        int[] any = new int[3];
        double[] some = new double[3];
        return new SnapshotColumns(
                new String[] {"a", "c", "d"},
                any,
                any,
                some,
                any,
                any,
                any,
                any,
                any,
                any,
                any,
                new int[] {0, 1, 1},
                some,
                null,
                some,
                some,
                some,
                null);
    }
}
