package io.clientele.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.extract.CoPurchases;
import io.clientele.extract.ProductLines;
import io.clientele.ledger.PurchaseMarks;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Map;

class ShopLinesTest {

    /// The snapshot's window leaves a and d out, who bought product 0 long ago; e has no lines.
    @Test
    void learnsFromThoseOutsideTheWindowAfterThoseWithinIt() {
        var lines =
                new ProductLines(
                        new String[] {"a", "b", "c", "d"},
                        new int[] {0, 2, 3, 4, 5},
                        new int[] {0, 1, 1, 2, 0},
                        new int[] {10, 11, 800, 900, 12},
                        new int[] {0, 1, 2, 3, 4},
                        new long[5],
                        new String[] {"p0", "p1", "p2"},
                        new String[3],
                        new String[3],
                        new double[3],
                        new int[3],
                        null,
                        Map.of(),
                        PurchaseMarks.NONE,
                        null);

        var purchases =
                ShopLines.ordered(
                        ShopLines.purchases(lines),
                        lines.customerIds(),
                        new String[] {"b", "c", "e"});

        assertThat(purchases.customers()).isEqualTo(5);
        assertThat(purchases.start()).containsExactly(0, 1, 2, 2, 4, 5);
        assertThat(purchases.product()).containsExactly(1, 2, 0, 1, 0);
        assertThat(purchases.firstDays()).containsExactly(10, 11, 900);
    }

    @Test
    void leavesOutPairsOfWhatIsNoLongerSold() {
        var counted =
                new CoPurchases(
                        LocalDate.of(2025, 3, 1),
                        90,
                        new String[] {"a", "b", "old"},
                        new int[] {30, 40, 50},
                        new int[] {0, 0, 1},
                        new int[] {1, 2, 2},
                        new int[] {7, 8, 9},
                        new long[] {70, 80, 90});

        var pairs = BundleSearch.pairs(counted, new String[] {"b", "new", "a"});

        assertThat(pairs.orders()).isEqualTo(90);
        assertThat(pairs.counts()).containsExactly(40, 0, 30, 50);
        assertThat(pairs.first()).containsExactly(2);
        assertThat(pairs.second()).containsExactly(0);
        assertThat(pairs.together()).containsExactly(7);
        assertThat(pairs.amounts()).containsExactly(70);
    }
}
