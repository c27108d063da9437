package io.clientele.ledger;

import io.clientele.bulk.BinaryCopyReader;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Streams what stands for each customer's purchases, once.
final class MarksReader {

    private MarksReader() {}

    static PurchaseMarks read(
            Connection connection, LocalDate from, LocalDate before, Set<String> sinceEver)
            throws SQLException {
        try (var rows = BinaryCopyReader.of(connection, query(from, before))) {
            List<String> customerIds = new ArrayList<>();
            long[] marks = new long[1024];
            while (rows.next()) {
                var id = Objects.requireNonNull(rows.text(0));
                int row = customerIds.size();
                if (row == marks.length) {
                    marks = Arrays.copyOf(marks, row + (row >> 1));
                }
                marks[row] = rows.int8(sinceEver.contains(id) ? 2 : 1);
                customerIds.add(id);
            }
            return new PurchaseMarks(
                    customerIds.toArray(String[]::new), Arrays.copyOf(marks, customerIds.size()));
        }
    }

    private static String query(LocalDate from, LocalDate before) {
        return """
        select customer_id, coalesce(%1$s filter (where day >= date '%2$s'), 0), %1$s
        from customer_day
        where lines > 0 and day < date '%3$s'
        group by customer_id
        order by customer_id
        """
                .formatted(PurchaseMarks.MARK, from, before);
    }
}
