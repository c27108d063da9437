package io.clientele.withdrawal;

import io.clientele.privacy.PersonalData;
import io.clientele.privacy.PersonalTable;
import io.clientele.rollup.Locks;
import io.clientele.rollup.Rollup;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.UUID;
import java.util.function.Consumer;

/// What `order_line` holds of customers.
@Component
class HeldLines implements PersonalData {

    /// The number of an order leads to its customer in the shop's books, and the hash of a row to
    /// whoever can guess the row.
    private static final String ANONYMISE =
            """
            update order_line
            set customer_id = :substitute,
                order_id = md5(:salt || order_id),
                row_hash = hashtextextended(:salt || row_hash, 0)
            where customer_id = :id
            """;

    private final PersonalTable table;
    private final Locks locks;
    private final Rollup rollup;
    private final JdbcClient jdbc;

    HeldLines(JdbcClient jdbc, Locks locks, Rollup rollup) {
        this.table = new PersonalTable(jdbc, "order_line");
        this.jdbc = jdbc;
        this.locks = locks;
        this.rollup = rollup;
    }

    @Override
    public String table() {
        return table.table();
    }

    @Override
    public void export(String customerId, Consumer<String> row) {
        table.export(customerId, row);
    }

    @Override
    public void customers(Consumer<String> customerId) {
        table.customers(customerId);
    }

    @Override
    public long erase(String customerId) {
        locks.takeAll();
        long rows = table.erase(customerId);
        if (rows > 0) {
            rollup.revise();
        }
        return rows;
    }

    @Override
    public long anonymise(String customerId, String substitute) {
        locks.takeAll();
        return jdbc.sql(ANONYMISE)
                .param("substitute", substitute)
                .param("salt", UUID.randomUUID().toString())
                .param("id", customerId)
                .update();
    }
}
