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

    /// A row of the snapshot alone and one of each customer alone: what is told of the snapshot
    /// would cost more than the customers if every row repeated it.
    ///
    /// Which snapshot, and who, PostgreSQL is told by subqueries. So it enters the partition of
    /// this snapshot alone; and it keeps its plan, where it would else make one for each call that
    /// asks for a single customer, which takes longer than to look the customer up.
    private static final String LOOK_UP =
            """
            with current as materialized (
                select %1$s
                from current_snapshot c
                join snapshot n on n.number = c.snapshot_number
                cross join ledger_revision r)
            select n.*, %2$s from current n left join customer_segment s on false
            union all
            select n.*, %2$s from customer_segment s left join current n on false
            where s.snapshot_number = (select number from current)
                and s.customer_id = any((select cast(:ids as text[]))::text[])
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
        return jdbc.sql(LOOK_UP)
                .param("ids", customerIds.toArray(String[]::new))
                .query(CurrentCustomers::found);
    }

    private static Optional<Snapshots.Found> found(ResultSet row) throws SQLException {
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
        var found = find(customerIds);
        return id -> found.map(it -> new FoundCustomer(it.snapshot(), it.customers().get(id)));
    }

    private static boolean isCustomer(ResultSet row) throws SQLException {
        return row.getString(FoundCustomer.SNAPSHOT_COLUMNS + 1) != null;
    }

    private static void put(ResultSet row, Map<String, CustomerRow> customers) throws SQLException {
        var customer = CustomerRow.Detail.INTERVALS.read(row, FoundCustomer.SNAPSHOT_COLUMNS);
        customers.put(customer.customerId(), customer);
    }
}
