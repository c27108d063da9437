package io.clientele.rollup;

import io.clientele.ledger.NettedReturns;
import io.clientele.netting.Netting;
import io.clientele.netting.Trade;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    private final Map<Integer, NettedReturns> returns = new HashMap<>();
    private final Map<Place, Long> taken = new TreeMap<>();
    private String customerId = "";
    private String product = "";

    /// What became of returns, by upload.
    Map<Integer, NettedReturns> returns() {
        return returns;
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

    /// Sets customers, days and what is taken from them as three parallel arrays.
    void bind(PreparedStatement statement) throws SQLException {
        var connection = statement.getConnection();
        statement.setArray(
                1,
                connection.createArrayOf(
                        "text", taken.keySet().stream().map(Place::customerId).toArray()));
        statement.setArray(
                2,
                connection.createArrayOf(
                        "int4", taken.keySet().stream().map(Place::day).toArray()));
        statement.setArray(3, connection.createArrayOf("int8", taken.values().toArray()));
    }
}
