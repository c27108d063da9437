package io.clientele.snapshot;

import io.clientele.reading.SharedReads;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Looks customers up in the current snapshot: one statement for all who ask at the same time. The
/// statement follows the pointer and reads the customers, so that an answer is of one snapshot.
@Component
class CurrentCustomers {

    /// More than two would not be answered sooner, and each takes a connection.
    private static final int AT_ONCE = 2;

    private static final int MOST = 200;

    private static final String LOOK_UP =
            "select "
                    + Snapshots.COLUMNS
                    + ", "
                    + CustomerRow.Detail.INTERVALS.columns()
                    + """
                     from current_snapshot c
                    join snapshot n on n.number = c.snapshot_number
                    cross join ledger_revision r
                    left join customer_segment s
                        on s.snapshot_number = c.snapshot_number and s.customer_id = any(:ids)
                    """;

    /// A row of the snapshot alone and one of each customer alone: what is told of the snapshot
    /// would cost more than the customers if a thousand rows repeated it.
    private static final String LOOK_UP_MANY =
            """
            with current as materialized (
                select %1$s
                from current_snapshot c
                join snapshot n on n.number = c.snapshot_number
                cross join ledger_revision r)
            select n.*, %2$s from current n left join customer_segment s on false
            union all
            select n.*, %2$s from customer_segment s left join current n on false
            where s.snapshot_number = (select number from current) and s.customer_id = any(:ids)
            """
                    .formatted(Snapshots.COLUMNS, CustomerRow.Detail.INTERVALS.columns());

    private final JdbcClient jdbc;
    private final SharedReads<String, Optional<FoundCustomer>> reads;

    CurrentCustomers(JdbcClient jdbc) {
        this.jdbc = jdbc;
        reads = new SharedReads<>(AT_ONCE, MOST, this::read);
    }

    /// One customer; its row is null when the snapshot does not hold it, the whole answer empty
    /// before the first snapshot. Not within a transaction, whose changes it might not see.
    Optional<FoundCustomer> find(String customerId) {
        return reads.of(customerId);
    }

    /// Many customers; empty before the first snapshot.
    Optional<Snapshots.Found> find(Collection<String> customerIds) {
        return jdbc.sql(LOOK_UP_MANY)
                .param("ids", customerIds.toArray(String[]::new))
                .query(CurrentCustomers::many);
    }

    private static Optional<Snapshots.Found> many(ResultSet row) throws SQLException {
        Snapshot snapshot = null;
        Map<String, CustomerRow> customers = new HashMap<>();
        while (row.next()) {
            if (isCustomer(row)) {
                put(row, customers);
            } else {
                snapshot = FoundCustomer.snapshot(row);
            }
        }
        return snapshot == null
                ? Optional.empty()
                : Optional.of(new Snapshots.Found(snapshot, customers));
    }

    private Function<String, Optional<FoundCustomer>> read(List<String> customerIds) {
        return jdbc.sql(LOOK_UP)
                .param("ids", customerIds.toArray(String[]::new))
                .query(CurrentCustomers::found);
    }

    /// What is told of the snapshot is the same in every row.
    private static Function<String, Optional<FoundCustomer>> found(ResultSet row)
            throws SQLException {
        if (!row.next()) {
            return _ -> Optional.empty();
        }
        var snapshot = FoundCustomer.snapshot(row);
        Map<String, CustomerRow> customers = new HashMap<>();
        do {
            if (isCustomer(row)) {
                put(row, customers);
            }
        } while (row.next());
        return id -> Optional.of(new FoundCustomer(snapshot, customers.get(id)));
    }

    private static boolean isCustomer(ResultSet row) throws SQLException {
        return row.getString(FoundCustomer.SNAPSHOT_COLUMNS + 1) != null;
    }

    private static void put(ResultSet row, Map<String, CustomerRow> customers) throws SQLException {
        var customer = CustomerRow.Detail.INTERVALS.read(row, FoundCustomer.SNAPSHOT_COLUMNS);
        customers.put(customer.customerId(), customer);
    }
}
