package io.clientele.locality;

import io.clientele.bulk.Rows;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// Streams where and how each customer bought, once, and puts it in order: whoever keeps the lines
/// counts ten million of them in half the time where nobody asks for an order.
public final class PurchasePlacesReader {

    private final String[] customerIds;
    private final Values region = new Values();
    private final Values paymentMethod = new Values();
    private final Values channel = new Values();
    private int[] customer = new int[1024];
    private long[] lines = new long[1024];
    private long[] last = new long[1024];
    private long[] amount = new long[1024];
    private int size;

    private PurchasePlacesReader(String[] customerIds) {
        this.customerIds = customerIds;
    }

    /// What lines name, or nothing, as numbers.
    private static final class Values {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> names = new ArrayList<>();
        private int[] value = new int[1024];

        void set(int row, @Nullable String name) {
            value = room(value, row);
            value[row] = name == null ? -1 : number(name);
        }

        private int number(String name) {
            return numbers.computeIfAbsent(
                    name,
                    unseen -> {
                        names.add(unseen);
                        return names.size() - 1;
                    });
        }

        /// The place of each name among all, by bytes.
        int[] ranks() {
            int[] ranks = new int[names.size()];
            int rank = 0;
            for (int number : sorted()) {
                ranks[number] = rank++;
            }
            return ranks;
        }

        private int[] sorted() {
            return IntStream.range(0, names.size())
                    .boxed()
                    .sorted(
                            (one, other) ->
                                    ByteOrder.UTF_8.compare(names.get(one), names.get(other)))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }

        /// The values of some rows, numbered as first met there.
        PurchasePlaces.Column column(int[] rows) {
            int[] renumbered = new int[names.size()];
            Arrays.fill(renumbered, -1);
            List<String> met = new ArrayList<>();
            int[] column = new int[rows.length];
            for (int i = 0; i < rows.length; i++) {
                int number = value[rows[i]];
                if (number >= 0 && renumbered[number] < 0) {
                    renumbered[number] = met.size();
                    met.add(names.get(number));
                }
                column[i] = number < 0 ? -1 : renumbered[number];
            }
            return new PurchasePlaces.Column(met.toArray(String[]::new), column);
        }
    }

    /// What is known of a customer's regions so far.
    private static final class Favourite {
        private int best = -1;
        private long bestLines;
        private long bestLast;
        private int region = -1;
        private long lines;
        private long last;

        /// Rows of one region come together.
        void add(int next, long itsLines, long itsLast) {
            if (next >= 0) {
                if (next != region) {
                    compare();
                    region = next;
                    lines = 0;
                    last = Long.MIN_VALUE;
                }
                lines += itsLines;
                last = Math.max(last, itsLast);
            }
        }

        private void compare() {
            if (best < 0 || lines > bestLines || (lines == bestLines && last > bestLast)) {
                best = region;
                bestLines = lines;
                bestLast = last;
            }
        }

        int best() {
            compare();
            return best;
        }
    }

    /// @param rows of the [#query], in any order
    /// @param customerIds in ascending order of their bytes; rows of others are passed over
    /// @throws ArithmeticException if a customer's amounts add up to more than can be counted
    public static PurchasePlaces read(Rows rows, String[] customerIds) throws SQLException {
        var reader = new PurchasePlacesReader(customerIds);
        while (rows.next()) {
            reader.add(rows);
        }
        return reader.places();
    }

    private void add(Rows row) throws SQLException {
        var id = Objects.requireNonNull(row.text(0));
        int owner = Arrays.binarySearch(customerIds, id, ByteOrder.UTF_8);
        if (owner < 0) {
            return;
        }
        customer = room(customer, size);
        lines = room(lines, size);
        last = room(last, size);
        amount = room(amount, size);
        customer[size] = owner;
        region.set(size, row.text(1));
        paymentMethod.set(size, row.text(2));
        channel.set(size, row.text(3));
        lines[size] = row.int8(4);
        last[size] = row.epochMicros(5);
        amount[size++] = row.numeric(6);
    }

    private PurchasePlaces places() {
        @Nullable String[] regions = new @Nullable String[customerIds.length];
        var mixed = new BitSet(customerIds.length);
        int[] start = new int[customerIds.length + 1];
        int[] order = inOrder();
        int[] cells = new int[size];
        int filled = 0;
        int at = 0;
        for (int owner = 0; owner < customerIds.length; owner++) {
            start[owner] = filled;
            var favourite = new Favourite();
            int from = at;
            for (; at < size && customer[order[at]] == owner; at++) {
                int row = order[at];
                favourite.add(region.value[row], lines[row], last[row]);
                if (region.value[row] != region.value[order[from]]) {
                    mixed.set(owner);
                }
                if (isPlace(row)) {
                    cells[filled++] = row;
                }
            }
            int best = favourite.best();
            regions[owner] = best < 0 ? null : region.names.get(best);
        }
        start[customerIds.length] = filled;
        return places(regions, mixed, start, Arrays.copyOf(cells, filled));
    }

    private PurchasePlaces places(
            @Nullable String[] regions, BitSet mixed, int[] start, int[] cells) {
        return new PurchasePlaces(
                regions,
                mixed,
                start,
                Arrays.stream(cells).mapToLong(row -> amount[row]).toArray(),
                region.column(cells),
                paymentMethod.column(cells),
                channel.column(cells));
    }

    private boolean isPlace(int row) {
        return region.value[row] >= 0 || paymentMethod.value[row] >= 0 || channel.value[row] >= 0;
    }

    /// The rows by customer, region, payment method and channel, by whichever matters least first.
    private int[] inOrder() {
        int[] order = IntStream.range(0, size).toArray();
        for (Values values : List.of(channel, paymentMethod, region)) {
            int[] ranks = values.ranks();
            int none = ranks.length;
            order =
                    sorted(
                            order,
                            row -> values.value[row] < 0 ? none : ranks[values.value[row]],
                            none + 1);
        }
        return sorted(order, row -> customer[row], customerIds.length);
    }

    /// Rows by a small key, those of equal keys as they were.
    ///
    /// @param keys that there may be, from 0 on
    private static int[] sorted(int[] rows, IntUnaryOperator key, int keys) {
        int[] next = new int[keys + 1];
        for (int row : rows) {
            next[key.applyAsInt(row) + 1]++;
        }
        Arrays.parallelPrefix(next, Integer::sum);
        int[] sorted = new int[rows.length];
        for (int row : rows) {
            sorted[next[key.applyAsInt(row)]++] = row;
        }
        return sorted;
    }

    private static int[] room(int[] column, int row) {
        return row < column.length ? column : Arrays.copyOf(column, row + (row >> 1));
    }

    private static long[] room(long[] column, int row) {
        return row < column.length ? column : Arrays.copyOf(column, row + (row >> 1));
    }

    /// Counted per customer and place first: there are few to a customer, and many lines.
    ///
    /// @param before the as-of date, itself not included
    public static String query(LocalDate before) {
        return """
        select customer_id, region, payment_method, channel, count(*), max(ordered_at), sum(amount)
        from order_line
        where not returned and day < date '%s'
        group by customer_id, region, payment_method, channel
        """
                .formatted(before);
    }
}
