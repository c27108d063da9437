package io.clientele.rollup;

import io.clientele.ledger.NettedReturns;
import io.clientele.netting.Netting;
import io.clientele.netting.Trade;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Gathers the trades of one customer in one product after the other, and what is taken from
/// each customer's days.
final class ReturnedTrades {

    private record Place(String customerId, int day) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byCustomer = customerId.compareTo(other.customerId);
            return byCustomer == 0 ? Integer.compare(day, other.day) : byCustomer;
        }
    }

    private final List<Trade> trades = new ArrayList<>();
    private final List<Integer> days = new ArrayList<>();
    private final List<Integer> uploads = new ArrayList<>();
    private final Set<Integer> added;
    private final Map<Integer, NettedReturns> returns = new HashMap<>();
    private final Map<Integer, NettedReturns> returnsBefore = new HashMap<>();
    private final Map<Place, Long> taken = new TreeMap<>();
    private String customerId = "";
    private String product = "";

    /// @param added uploads whose trades were not there before
    ReturnedTrades(Set<Integer> added) {
        this.added = added;
    }

    /// What became of returns, and what has changed.
    LevelledReturns returns() {
        return new LevelledReturns(returns, LevelledReturns.changes(returnsBefore, ofOthers()));
    }

    private Map<Integer, NettedReturns> ofOthers() {
        Map<Integer, NettedReturns> others = new HashMap<>(returns);
        others.keySet().removeAll(added);
        return others;
    }

    void add(ResultSet row) throws SQLException {
        var nextCustomer = row.getString(1);
        var nextProduct = row.getString(2);
        if (!nextCustomer.equals(customerId) || !nextProduct.equals(product)) {
            settle();
            customerId = nextCustomer;
            product = nextProduct;
        }
        trades.add(new Trade(row.getString(3), row.getLong(5), row.getBoolean(6)));
        days.add(row.getInt(4));
        uploads.add(row.getInt(7));
    }

    /// Settles the trades gathered last.
    void settle() {
        long[] remainders = Netting.remainders(trades);
        settleWithoutAdded(remainders);
        for (int i = 0; i < remainders.length; i++) {
            var trade = trades.get(i);
            long gone = trade.amount() - remainders[i];
            if (trade.returned()) {
                var before = returns.getOrDefault(uploads.get(i), NettedReturns.NONE);
                returns.put(uploads.get(i), before.with(trade.amount(), remainders[i]));
            } else if (gone > 0) {
                taken.merge(new Place(customerId, days.get(i)), gone, Long::sum);
            }
        }
        trades.clear();
        days.clear();
        uploads.clear();
    }

    /// What would have become of the returns without the trades that were added.
    private void settleWithoutAdded(long[] remainders) {
        var were =
                IntStream.range(0, trades.size())
                        .filter(i -> !added.contains(uploads.get(i)))
                        .toArray();
        long[] before =
                were.length == trades.size()
                        ? remainders
                        : Netting.remainders(Arrays.stream(were).mapToObj(trades::get).toList());
        for (int i = 0; i < were.length; i++) {
            var trade = trades.get(were[i]);
            if (trade.returned()) {
                var one = NettedReturns.NONE.with(trade.amount(), before[i]);
                returnsBefore.merge(uploads.get(were[i]), one, NettedReturns::plus);
            }
        }
    }

    /// Sets customers, days and what is taken from them as three parallel arrays.
    void bind(PreparedStatement statement) throws SQLException {
        statement.setObject(
                1, taken.keySet().stream().map(Place::customerId).toArray(String[]::new));
        statement.setObject(2, taken.keySet().stream().mapToInt(Place::day).toArray());
        statement.setObject(3, taken.values().stream().mapToLong(Long::longValue).toArray());
    }
}
