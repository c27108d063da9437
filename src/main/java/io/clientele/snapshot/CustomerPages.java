package io.clientele.snapshot;

import io.clientele.bulk.BinaryCopyReader;
import io.clientele.snapshot.CustomerRow.Detail;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Customers of a snapshot page by page, in ascending order of the bytes of their ids. They come by
/// COPY, which costs a small part of what a result set does: a list may have a million of them.
@Component
public class CustomerPages {

    private final JdbcTemplate template;

    CustomerPages(JdbcTemplate template) {
        this.template = template;
    }

    /// The next customers after an id.
    ///
    /// @param condition on a row `s` of `customer_segment`: nothing in it may come from outside but
    /// as a [BinaryCopyReader#literal]
    public List<CustomerRow> after(
            int snapshot, String condition, String customerId, int limit, Detail detail) {
        var query =
                """
                select %s from customer_segment s
                where s.snapshot_number = %d and s.customer_id > %s and %s
                order by s.customer_id
                limit %d
                """
                        .formatted(
                                detail.columns(),
                                snapshot,
                                BinaryCopyReader.literal(customerId),
                                condition,
                                limit);
        return Objects.requireNonNull(
                template.execute(
                        (ConnectionCallback<List<CustomerRow>>)
                                connection -> read(connection, query, detail)));
    }

    private static List<CustomerRow> read(Connection connection, String query, Detail detail)
            throws SQLException {
        List<CustomerRow> customers = new ArrayList<>();
        try (var rows = BinaryCopyReader.of(connection, query)) {
            while (rows.next()) {
                customers.add(detail.read(rows));
            }
        }
        return customers;
    }
}
