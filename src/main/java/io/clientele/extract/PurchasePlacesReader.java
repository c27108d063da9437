package io.clientele.extract;

import io.clientele.bulk.Rows;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Streams where and how each customer bought, once.
final class PurchasePlacesReader {

    private final String[] customerIds;
    private final @Nullable String[] regions;
    private final int[] start;
    private final Values region = new Values();
    private final Values paymentMethod = new Values();
    private final Values channel = new Values();
    private long[] amount = new long[1024];
    private int cells;

    private PurchasePlacesReader(String[] customerIds) {
        this.customerIds = customerIds;
        regions = new @Nullable String[customerIds.length];
        start = new int[customerIds.length + 1];
    }

    /// Different values, numbered as they come.
    private static final class Values {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> names = new ArrayList<>();
        private int[] value = new int[1024];

        void set(int cell, @Nullable String name) {
            if (cell == value.length) {
                value = Arrays.copyOf(value, cell + (cell >> 1));
            }
            value[cell] = name == null ? -1 : number(name);
        }

        private int number(String name) {
            return numbers.computeIfAbsent(
                    name,
                    unseen -> {
                        names.add(unseen);
                        return names.size() - 1;
                    });
        }

        /// The first of equal strings, so that a million customers do not hold one each.
        @Nullable String own(@Nullable String name) {
            return name == null ? null : names.get(number(name));
        }

        PurchasePlaces.Column column(int cells) {
            return new PurchasePlaces.Column(
                    names.toArray(String[]::new), Arrays.copyOf(value, cells));
        }
    }

    /// What is known of a customer's regions so far.
    private static final class Favourite {
        private @Nullable String best;
        private long bestLines;
        private long bestLast;
        private @Nullable String region;
        private long lines;
        private long last;

        /// Cells of one region come together.
        void add(@Nullable String next, long itsLines, long itsLast) {
            if (next != null) {
                if (!next.equals(region)) {
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
            if (best == null || lines > bestLines || (lines == bestLines && last > bestLast)) {
                best = region;
                bestLines = lines;
                bestLast = last;
            }
        }

        @Nullable String best() {
            compare();
            return best;
        }
    }

    /// @param customerIds in ascending order of their bytes
    static PurchasePlaces read(Rows rows, String[] customerIds) throws SQLException {
        var reader = new PurchasePlacesReader(customerIds);
        reader.read(rows);
        return new PurchasePlaces(
                reader.regions,
                reader.start,
                Arrays.copyOf(reader.amount, reader.cells),
                reader.region.column(reader.cells),
                reader.paymentMethod.column(reader.cells),
                reader.channel.column(reader.cells));
    }

    private void read(Rows rows) throws SQLException {
        int customer = 0;
        var favourite = new Favourite();
        while (rows.next()) {
            var id = Objects.requireNonNull(rows.text(0));
            while (customer < customerIds.length && compare(customerIds[customer], id) < 0) {
                regions[customer] = region.own(favourite.best());
                start[++customer] = cells;
                favourite = new Favourite();
            }
            if (customer < customerIds.length && customerIds[customer].equals(id)) {
                favourite.add(rows.text(1), rows.int8(4), rows.epochMicros(5));
                add(rows);
            }
        }
        while (customer < customerIds.length) {
            regions[customer] = region.own(favourite.best());
            start[++customer] = cells;
            favourite = new Favourite();
        }
    }

    private void add(Rows row) {
        if (cells == amount.length) {
            amount = Arrays.copyOf(amount, cells + (cells >> 1));
        }
        region.set(cells, row.text(1));
        paymentMethod.set(cells, row.text(2));
        channel.set(cells, row.text(3));
        amount[cells++] = row.numeric(6);
    }

    /// Counted per customer and place first: there are few to a customer, and many lines.
    static String query(LocalDate before) {
        return """
        select customer_id, region, payment_method, channel, count(*), max(ordered_at), sum(amount)
        from order_line
        where not returned and day < date '%s'
          and (region is not null or payment_method is not null or channel is not null)
        group by customer_id, region, payment_method, channel
        order by customer_id, region collate "C" nulls last, payment_method collate "C" nulls last,
            channel collate "C" nulls last
        """
                .formatted(before);
    }

    /// As the bytes in UTF-8 compare: by code points, which strings do not where pairs of
    /// surrogates meet the last characters of the first plane.
    private static int compare(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
