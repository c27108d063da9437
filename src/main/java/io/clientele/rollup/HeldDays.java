package io.clientele.rollup;

import io.clientele.privacy.PersonalData;
import io.clientele.privacy.PersonalTable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.function.Consumer;

/// What `customer_day` holds of customers.
@Component
class HeldDays implements PersonalData {

    private final PersonalTable table;
    private final Locks locks;

    HeldDays(JdbcClient jdbc, Locks locks) {
        this.table = new PersonalTable(jdbc, "customer_day");
        this.locks = locks;
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
    public void reserve() {
        locks.takeTurn();
    }

    @Override
    public long erase(String customerId) {
        locks.takeAll();
        return table.erase(customerId);
    }

    @Override
    public long anonymise(String customerId, String substitute) {
        locks.takeAll();
        return table.anonymise(customerId, substitute);
    }
}
