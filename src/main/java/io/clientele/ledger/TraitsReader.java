package io.clientele.ledger;

import io.clientele.database.BinaryCopyReader;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Reads what order lines tell of each customer, once.
final class TraitsReader {

    private TraitsReader() {}

    static CustomerTraits read(Connection connection, LocalDate before) throws SQLException {
        List<String> ids = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        List<Integer> products = new ArrayList<>();
        try (var rows = BinaryCopyReader.of(connection, query(before))) {
            while (rows.next()) {
                ids.add(Objects.requireNonNull(rows.text(0)));
                shares.add(rows.float8(1));
                products.add(rows.int4(2));
            }
        }
        return new CustomerTraits(
                ids.toArray(String[]::new),
                shares.stream().mapToDouble(Double::doubleValue).toArray(),
                products.stream().mapToInt(Integer::intValue).toArray());
    }

    private static String query(LocalDate before) {
        return """
        select customer_id,
               coalesce(least(abs(sum(amount) filter (where returned))
                   / nullif(sum(amount) filter (where not returned), 0), 1), 0)::double precision,
               count(distinct product_id) filter (where not returned)::integer
        from order_line
        where day < date '%s'
        group by customer_id
        order by customer_id
        """
                .formatted(before);
    }
}
