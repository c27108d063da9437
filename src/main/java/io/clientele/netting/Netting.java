package io.clientele.netting;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Takes returns off the purchases they undo, and never more than was paid.
///
/// A return takes first from purchases of the order that it names, then from the newest purchases
/// before it. What finds no purchase is left over: a purchase missing from the data, or a refund
/// above the price.
public final class Netting {

    private final List<Trade> trades;
    private final long[] open;
    private final Deque<Integer> purchases = new ArrayDeque<>();
    private final Map<String, Deque<Integer>> byOrder = new HashMap<>();

    private Netting(List<Trade> trades) {
        this.trades = trades;
        this.open = trades.stream().mapToLong(Trade::amount).toArray();
    }

    /// What stays of each trade: of a purchase what was not taken back, of a return what found no
    /// purchase.
    ///
    /// @param trades of one customer in one product, in the order of time, at one time the
    ///     purchases first
    public static long[] remainders(List<Trade> trades) {
        var netting = new Netting(trades);
        for (int i = 0; i < trades.size(); i++) {
            netting.take(i);
        }
        return netting.open;
    }

    private void take(int index) {
        var trade = trades.get(index);
        if (!trade.returned()) {
            purchases.push(index);
            byOrder.computeIfAbsent(trade.orderId(), order -> new ArrayDeque<>()).push(index);
            return;
        }
        settle(index, byOrder.getOrDefault(trade.orderId(), new ArrayDeque<>()));
        settle(index, byOrder.getOrDefault(trade.named(), new ArrayDeque<>()));
        settle(index, purchases);
    }

    /// Takes from the newest of the candidates on; used-up ones are dropped for good, so that all
    /// returns together pass each purchase once.
    private void settle(int index, Deque<Integer> candidates) {
        while (open[index] > 0 && !candidates.isEmpty()) {
            int purchase = candidates.peek();
            long taken = Math.min(open[index], open[purchase]);
            open[index] -= taken;
            open[purchase] -= taken;
            if (open[purchase] == 0) {
                candidates.pop();
            }
        }
    }
}
