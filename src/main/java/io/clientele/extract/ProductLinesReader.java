package io.clientele.extract;

import io.clientele.bulk.Rows;
import io.clientele.ledger.PurchaseMarks;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Streams the lines of products into columns, once.
final class ProductLinesReader {

    private final List<String> customerIds = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Product> products = new ArrayList<>();
    private int[] start = new int[1024];
    private int[] product = new int[4096];
    private int[] day = new int[4096];
    private int[] order = new int[4096];
    private long[] amount = new long[4096];
    private int lines;
    private int orders;
    private String orderId = "";

    private ProductLinesReader() {}

    /// A product while its lines pass by.
    private static final class Product {
        private int named = Integer.MIN_VALUE;
        private @Nullable String name;
        private @Nullable String category;
        private double amount;
        private double quantity;
        private int first = Integer.MAX_VALUE;
    }

    /// @param firstSold epoch day on which products were first sold, where that may be before the
    ///     lines
    /// @param counted what all orders hold, where these lines are but the latest
    static ProductLines read(
            Rows rows, Map<String, Integer> firstSold, @Nullable CoPurchases counted)
            throws SQLException {
        var reader = new ProductLinesReader();
        while (rows.next()) {
            reader.add(rows);
        }
        return reader.columns(firstSold, counted);
    }

    /// Ordered to the last, so that equal ledgers give equal columns.
    static String query(LocalDate from, LocalDate before) {
        return """
        select customer_id, product_id, day, product_name, category, quantity, amount, order_id
        from order_line
        where not returned and not non_product and product_id is not null
            and day >= date '%s' and day < date '%s'
        order by customer_id, order_id, product_id, day, product_name collate "C" nulls last,
            category collate "C" nulls last, amount, quantity
        """
                .formatted(from, before);
    }

    /// When each product was first sold.
    static String firstDays(LocalDate before) {
        return """
        select product_id, min(day)
        from order_line
        where not returned and not non_product and product_id is not null and day < date '%s'
        group by product_id
        """
                .formatted(before);
    }

    private void add(Rows row) throws SQLException {
        var customerId = Objects.requireNonNull(row.text(0));
        if (customerIds.isEmpty() || !customerIds.getLast().equals(customerId)) {
            if (customerIds.size() == start.length) {
                start = Arrays.copyOf(start, grown(start.length));
            }
            start[customerIds.size()] = lines;
            customerIds.add(customerId);
            orders++;
            orderId = Objects.requireNonNull(row.text(7));
        } else if (!orderId.equals(row.text(7))) {
            orders++;
            orderId = Objects.requireNonNull(row.text(7));
        }
        if (lines == product.length) {
            product = Arrays.copyOf(product, grown(lines));
            day = Arrays.copyOf(day, grown(lines));
            order = Arrays.copyOf(order, grown(lines));
            amount = Arrays.copyOf(amount, grown(lines));
        }
        int number =
                numbers.computeIfAbsent(
                        Objects.requireNonNull(row.text(1)),
                        _ -> {
                            products.add(new Product());
                            return products.size() - 1;
                        });
        product[lines] = number;
        order[lines] = orders - 1;
        amount[lines] = row.numeric(6);
        day[lines++] = row.epochDay(2);
        var sold = products.get(number);
        sold.first = Math.min(sold.first, row.epochDay(2));
        sold.quantity += row.numeric(5);
        sold.amount += row.numeric(6);
        // The names of millions of lines need not be decoded: those of later days are enough.
        if (row.epochDay(2) > sold.named) {
            sold.named = row.epochDay(2);
            sold.name = row.isNull(3) ? sold.name : row.text(3);
            sold.category = row.isNull(4) ? sold.category : row.text(4);
        }
    }

    private ProductLines columns(Map<String, Integer> firstSold, @Nullable CoPurchases counted) {
        trim();
        start[customerIds.size()] = lines;
        String[] ids = new String[products.size()];
        numbers.forEach((id, number) -> ids[number] = id);
        @Nullable String[] names = new @Nullable String[ids.length];
        @Nullable String[] categories = new @Nullable String[ids.length];
        double[] prices = new double[ids.length];
        int[] firstDays = new int[ids.length];
        for (int p = 0; p < ids.length; p++) {
            var sold = products.get(p);
            names[p] = sold.name;
            categories[p] = sold.category;
            firstDays[p] = firstSold.getOrDefault(ids[p], sold.first);
            prices[p] = sold.amount / Math.max(1, sold.quantity);
        }
        return new ProductLines(
                customerIds.toArray(String[]::new),
                start,
                product,
                day,
                order,
                amount,
                ids,
                names,
                categories,
                prices,
                firstDays,
                counted,
                Map.of(),
                PurchaseMarks.NONE,
                null);
    }

    /// One column after another, so that the heap holds no more than one of them twice.
    private void trim() {
        start = Arrays.copyOf(start, customerIds.size() + 1);
        product = Arrays.copyOf(product, lines);
        day = Arrays.copyOf(day, lines);
        order = Arrays.copyOf(order, lines);
        amount = Arrays.copyOf(amount, lines);
    }

    private static int grown(int length) {
        return length + (length >> 1);
    }
}
