package io.clientele.netting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class NettingTest {

    @Test
    void takesFromTheNewestPurchaseBefore() {
        assertThat(remainders("o1 5", "o2 3", "C9 -4", "o3 8")).containsExactly(4, 0, 0, 8);
    }

    @Test
    void takesFromTheOrderThatIsNamedFirst() {
        assertThat(remainders("7 5", "8 5", "C7 -4")).containsExactly(1, 5, 0);
        assertThat(remainders("7 5", "8 5", "7 -4")).containsExactly(1, 5, 0);
        assertThat(remainders("7 5", "8 5", "C7 -7")).containsExactly(0, 3, 0);
        assertThat(remainders("C7 5", "8 5", "C7 -7")).containsExactly(0, 3, 0);
    }

    @Test
    void leavesOverWhatFindsNoPurchase() {
        assertThat(remainders("C1 -5")).containsExactly(5);
        assertThat(remainders("o1 2", "C9 -5", "o2 7")).containsExactly(0, 3, 7);
        assertThat(remainders("o1 2", "C8 -2", "C9 -1")).containsExactly(0, 0, 1);
    }

    /// Against the plain reading of the rule: for each return, look for the order named among all
    /// purchases, newest first, then again among all.
    @Test
    void agreesWithThePlainReadingOfTheRuleAndNeverTakesMoreThanWasPaid() {
        var random = new Random(11);
        for (int round = 0; round < 2_000; round++) {
            List<Trade> trades = new ArrayList<>();
            for (int i = random.nextInt(12); i > 0; i--) {
                boolean returned = random.nextInt(3) == 0;
                var order = (returned && random.nextBoolean() ? "C" : "") + random.nextInt(5);
                trades.add(new Trade(order, random.nextInt(6), returned));
            }
            long[] remainders = Netting.remainders(trades);

            assertThat(remainders).isEqualTo(plain(trades));
            long taken = 0;
            for (int i = 0; i < remainders.length; i++) {
                assertThat(remainders[i]).isBetween(0L, trades.get(i).amount());
                long gone = trades.get(i).amount() - remainders[i];
                taken += trades.get(i).returned() ? -gone : gone;
            }
            assertThat(taken).as("what returns took is what purchases lost").isZero();
        }
    }

    private static long[] plain(List<Trade> trades) {
        long[] open = trades.stream().mapToLong(Trade::amount).toArray();
        for (int i = 0; i < open.length; i++) {
            var back = trades.get(i);
            if (back.returned()) {
                for (var order : List.of(back.orderId(), back.named(), "any")) {
                    for (int j = i - 1; j >= 0; j--) {
                        var bought = trades.get(j);
                        boolean named = order.equals("any") || bought.orderId().equals(order);
                        if (!bought.returned() && named) {
                            long taken = Math.min(open[i], open[j]);
                            open[i] -= taken;
                            open[j] -= taken;
                        }
                    }
                }
            }
        }
        return open;
    }

    /// Trades as `order amount`, returns with a minus.
    private static long[] remainders(String... trades) {
        List<Trade> parsed = new ArrayList<>();
        for (var trade : trades) {
            var parts = trade.split(" ", -1);
            long amount = Long.parseLong(parts[1]);
            parsed.add(new Trade(parts[0], Math.abs(amount), amount < 0));
        }
        return Netting.remainders(parsed);
    }
}
