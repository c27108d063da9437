package io.clientele.extract;

import io.clientele.bulk.Rows;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Reads what order lines tell of each customer, once.
final class TraitsReader {

    private TraitsReader() {}

    static CustomerTraits read(Rows rows) throws SQLException {
        List<String> ids = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        List<Integer> products = new ArrayList<>();
        while (rows.next()) {
            ids.add(Objects.requireNonNull(rows.text(0)));
            shares.add(share(rows.numeric(1), rows.numeric(2)));
            products.add(rows.int4(3));
        }
        return new CustomerTraits(
                ids.toArray(String[]::new),
                shares.stream().mapToDouble(Double::doubleValue).toArray(),
                products.stream().mapToInt(Integer::intValue).toArray());
    }

    private static double share(long returned, long bought) {
        return bought == 0 ? 0 : Math.min(1, (double) Math.abs(returned) / bought);
    }

    static String query(LocalDate before) {
        return """
        select customer_id,
               coalesce(sum(amount) filter (where returned), 0),
               coalesce(sum(amount) filter (where not returned), 0),
               cast(count(distinct product_id) filter (where not returned) as integer)
        from order_line
        where day < date '%s'
        group by customer_id
        order by customer_id
        """
                .formatted(before);
    }
}
