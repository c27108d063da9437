package io.clientele.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.ledger.PurchaseHistory;
import io.clientele.locality.PurchasePlaces;
import io.clientele.locality.RegionDay;
import io.clientele.publishing.SegmentDefinition;
import io.clientele.publishing.SnapshotColumns;
import io.clientele.snapshot.Family;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;

class SalesBookTest {

    private static final int DAY = 19_000;

    /// Three customers, of whom the second is in no segment.
    private static final PurchaseHistory HISTORY =
            new PurchaseHistory(
                    new String[] {"a", "b", "c"},
                    new int[] {0, 2, 3, 5},
                    new int[] {DAY, DAY + 3, DAY + 1, DAY + 1, DAY + 4},
                    new int[] {1, 2, 1, 1, 1},
                    new long[] {100_000, 50_000, 70_000, 12_345, 1});

    /// Customer a bought in North, b in North and a region that is not told apart, c nowhere.
    private static final PurchasePlaces PLACES =
            new PurchasePlaces(
                    new String[] {"North", "North", null},
                    new BitSet(),
                    new int[] {0, 2, 4, 4},
                    new long[] {100_000, 50_000, 40_000, 30_000},
                    new PurchasePlaces.Column(
                            new String[] {"North", "Hamlet"}, new int[] {0, 0, 0, 1}),
                    new PurchasePlaces.Column(new String[0], new int[] {-1, -1, -1, -1}),
                    new PurchasePlaces.Column(new String[0], new int[] {-1, -1, -1, -1}));

    private static final SnapshotColumns COLUMNS = columns("a", "c");

    private static final List<SegmentDefinition> DEFINITIONS =
            List.of(
                    SegmentDefinition.of(Family.VALUE, 0, "value-a", "A"),
                    SegmentDefinition.of(Family.VALUE, 1, "value-b", "B"),
                    SegmentDefinition.of(Family.VALUE, 2, "value-c", "C"));

    @Test
    void putsEveryDayDownForTheShopTheLastAsNotOver() {
        var shop = part("shop", "");

        assertThat(shop.firstDay()).isEqualTo(LocalDate.ofEpochDay(DAY));
        assertThat(shop.lastWholeDay()).isEqualTo(LocalDate.ofEpochDay(DAY + 3));
        assertThat(shop.wholeDays()).isEqualTo(4);
        assertThat(shop.orders()).containsExactly(1, 2, 0, 2, 1);
        assertThat(shop.revenue())
                .containsExactly(new double[] {10, 8.2345, 0, 5, 0.0001}, within(1e-9));
    }

    @Test
    void givesEachCustomersDaysToItsSegmentAndThoseOfNoSegmentToNone() {
        assertThat(part("value", "value-a").orders()).containsExactly(1, 0, 0, 2, 0);
        assertThat(part("value", "value-b").orders()).containsExactly(0, 1, 0, 0, 1);
        assertThat(part("value", "value-c").orders()).containsExactly(0, 0, 0, 0, 0);
        assertThat(parts())
                .filteredOn(part -> part.division().equals("value"))
                .extracting(DailySales::part)
                .as("the second customer is in none")
                .containsExactly("value-a", "value-b", "value-c");
    }

    /// Customer a, of value A, brought 10 and 5 on two days.
    @Test
    void writesDownWhatTheCustomersOfEachSegmentAreExpectedToBuy() {
        var segment = Objects.requireNonNull(part("value", "value-a").expectation());
        var shop = Objects.requireNonNull(part("shop", "").expectation());

        assertThat(segment.purchases()).isEqualTo(2);
        assertThat(segment.ordersPerPurchase()).as("one order, then two").isEqualTo(1.5);
        assertThat(segment.orders()).isEqualTo(3);
        assertThat(segment.revenue()).isEqualTo(20);
        assertThat(segment.spread()).isCloseTo(2 * (100 + 25) / (15.0 * 15) - 1, within(1e-12));
        assertThat(shop.revenue()).isEqualTo(20 + 30);
        assertThat(part("region", "North").expectation()).isNull();
    }

    @Test
    void takesRegionsAsTheyCome() {
        assertThat(part("region", "North").orders()).containsExactly(0, 2, 0, 0, 0);
        assertThat(part("region", DailySales.NONE).revenue())
                .containsExactly(new double[] {3, 0, 0, 0, 0}, within(1e-9));
    }

    @Test
    void countsTheCustomersOfEveryPartOnce() {
        assertThat(part("shop", "").customers()).isEqualTo(3);
        assertThat(part("value", "value-a").customers()).isEqualTo(1);
        assertThat(part("value", "value-c").customers()).isZero();
        assertThat(part("region", "North").customers()).isEqualTo(2);
        assertThat(part("region", DailySales.NONE).customers()).isEqualTo(2);
    }

    @Test
    void addsUpToTheShopWhateverTheHistory() {
        var random = new Random(1);
        String[] ids = new String[60];
        int[] start = new int[61];
        for (int customer = 0; customer < 60; customer++) {
            ids[customer] = "c%02d".formatted(customer);
            start[customer + 1] = start[customer] + 1 + random.nextInt(5);
        }
        int days = start[60];
        var history =
                new PurchaseHistory(
                        ids,
                        start,
                        random.ints(days, DAY, DAY + 40).toArray(),
                        random.ints(days, 0, 3).toArray(),
                        random.longs(days, 0, 9_000_000).toArray());

        var parts = SalesBook.of(history, DEFINITIONS, columns(ids), List.of(), nowhere(60), true);

        var shop = parts.getFirst();
        var own = parts.stream().filter(part -> part.division().equals("value")).toList();
        for (int day = 0; day < shop.orders().length; day++) {
            int at = day;
            assertThat(own.stream().mapToInt(part -> part.orders()[at]).sum())
                    .isEqualTo(shop.orders()[day]);
            assertThat(own.stream().mapToDouble(part -> part.revenue()[at]).sum())
                    .isCloseTo(shop.revenue()[day], within(1e-6));
        }
    }

    private static PurchasePlaces nowhere(int customers) {
        return new PurchasePlaces(
                new String[customers],
                new BitSet(),
                new int[customers + 1],
                new long[0],
                PLACES.region(),
                PLACES.paymentMethod(),
                PLACES.channel());
    }

    private static List<DailySales> parts() {
        return SalesBook.of(
                HISTORY,
                DEFINITIONS,
                COLUMNS,
                List.of(new RegionDay("North", DAY + 1, 2, 4), new RegionDay(null, DAY, 1, 30_000)),
                PLACES,
                false);
    }

    private static DailySales part(String division, String part) {
        return parts().stream()
                .filter(one -> one.division().equals(division) && one.part().equals(part))
                .findAny()
                .orElseThrow();
    }

    /// Customers in segments 0, 1, 2, 0 … of each family, expected to buy 2, 3, 4 … times for 10.
    private static SnapshotColumns columns(String... ids) {
        int n = ids.length;
        int[] codes = new int[n];
        Arrays.setAll(codes, i -> i % 3);
        double[] purchases = new double[n];
        Arrays.setAll(purchases, i -> i + 2);
        double[] orderValues = new double[n];
        Arrays.fill(orderValues, 10);
        return new SnapshotColumns(
                ids,
                new int[n],
                new int[n],
                new double[n],
                new int[n],
                new int[n],
                new int[n],
                codes,
                codes,
                codes,
                codes,
                codes,
                new double[n],
                null,
                purchases,
                orderValues,
                new double[n],
                null);
    }
}
