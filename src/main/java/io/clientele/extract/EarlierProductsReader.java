package io.clientele.extract;

import io.clientele.bulk.Rows;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// Reads what customers of many lines bought before the lines of products that a run reads. Whoever
/// has fewer is looked up when asked for; these would take long then, and there cannot be many.
final class EarlierProductsReader {

    /// About as many lines are looked through in 10 ms.
    static final int MANY = 5_000;

    private EarlierProductsReader() {}

    static String query(LocalDate before) {
        return """
        select customer_id, product_id
        from order_line
        where not returned and product_id is not null and day < date '%1$s'
          and customer_id in (
              select customer_id from order_line
              where not returned and day < date '%1$s'
              group by customer_id having count(*) > %2$d)
        group by customer_id, product_id
        order by customer_id, product_id
        """
                .formatted(before, MANY);
    }

    /// Numbers of the products by customer; what has not been sold since is left out.
    ///
    /// @param productIds by number
    static Map<String, int[]> read(Rows rows, String[] productIds) throws SQLException {
        Map<String, Integer> numbers = new HashMap<>();
        IntStream.range(0, productIds.length).forEach(p -> numbers.put(productIds[p], p));
        Map<String, int[]> found = new HashMap<>();
        int[] bought = new int[productIds.length];
        int count = 0;
        String customer = null;
        while (rows.next()) {
            var next = Objects.requireNonNull(rows.text(0));
            if (customer != null && !customer.equals(next)) {
                found.put(customer, Arrays.copyOf(bought, count));
                count = 0;
            }
            customer = next;
            Integer number = numbers.get(rows.text(1));
            if (number != null) {
                bought[count++] = number;
            }
        }
        if (customer != null) {
            found.put(customer, Arrays.copyOf(bought, count));
        }
        return found;
    }
}
