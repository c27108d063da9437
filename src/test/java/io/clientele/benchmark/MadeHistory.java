package io.clientele.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.demo.DemoShop;
import io.clientele.demo.DemoShopOptions;
import io.clientele.ledger.PurchaseHistory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.TreeMap;

/// The purchase history of the made-up shop, straight from its generator: what the ledger would
/// hold of it, without returns and dirt.
final class MadeHistory extends OutputStream {

    private static final int CUSTOMER = 0;
    private static final int ORDER = 1;

    /// From the end of a line, since a name before them may hold a comma.
    private static final int QUANTITY = 6;
    private static final int PRICE = 5;
    private static final int TIME = 4;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    private final TreeMap<String, TreeMap<LocalDate, Day>> customers = new TreeMap<>();

    private static final class Day {
        private String lastOrder = "";
        private int orders;
        private long amount;
    }

    private MadeHistory() {}

    static PurchaseHistory of(int customers) throws IOException {
        var demo = DemoShopOptions.demo();
        var history = new MadeHistory();
        DemoShop.write(
                history,
                new DemoShopOptions(customers, demo.firstDay(), demo.lastDay(), demo.seed(), 0));
        return history.columns();
    }

    @Override
    public void write(int character) {
        if (character == '\n') {
            add(line.toString(UTF_8).split(",", -1));
            line.reset();
        } else {
            line.write(character);
        }
    }

    private void add(String[] fields) {
        if (fields[CUSTOMER].equals("customer_id") || fields[ORDER].startsWith("C")) {
            return;
        }
        var day =
                customers
                        .computeIfAbsent(fields[CUSTOMER], id -> new TreeMap<>())
                        .computeIfAbsent(
                                LocalDate.parse(fields[fields.length - TIME].substring(0, 10)),
                                date -> new Day());
        if (!day.lastOrder.equals(fields[ORDER])) {
            day.lastOrder = fields[ORDER];
            day.orders++;
        }
        day.amount +=
                new BigDecimal(fields[fields.length - PRICE])
                        .multiply(new BigDecimal(fields[fields.length - QUANTITY]))
                        .movePointRight(4)
                        .longValueExact();
    }

    private PurchaseHistory columns() {
        int size = customers.values().stream().mapToInt(TreeMap::size).sum();
        int[] start = new int[customers.size() + 1];
        int[] day = new int[size];
        int[] orders = new int[size];
        long[] amount = new long[size];
        int[] at = {0, 0};
        for (var days : customers.values()) {
            days.forEach(
                    (date, sums) -> {
                        day[at[1]] = Math.toIntExact(date.toEpochDay());
                        orders[at[1]] = sums.orders;
                        amount[at[1]++] = sums.amount;
                    });
            start[++at[0]] = at[1];
        }
        String[] ids = customers.keySet().toArray(String[]::new);
        customers.clear();
        return new PurchaseHistory(ids, start, day, orders, Arrays.copyOf(amount, size));
    }
}
