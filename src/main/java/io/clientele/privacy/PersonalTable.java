package io.clientele.privacy;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.function.Consumer;

/// A table whose rows belong to a customer by a column `customer_id`.
///
/// @param condition SQL that narrows the search to what an index finds; names the table as `t`
public record PersonalTable(JdbcClient jdbc, String table, String condition)
        implements PersonalData {

    /// A table with an index that begins with the customer.
    public PersonalTable(JdbcClient jdbc, String table) {
        this(jdbc, table, "true");
    }

    @Override
    public void export(String customerId, Consumer<String> row) {
        jdbc.sql(
                        "select to_jsonb(t)::text from %s t where t.customer_id = :id and %s"
                                .formatted(table, condition))
                .param("id", customerId)
                .withFetchSize(1_000)
                .query(
                        found -> {
                            row.accept(found.getString(1));
                        });
    }

    @Override
    public void customers(Consumer<String> customerId) {
        jdbc.sql("select distinct t.customer_id from %s t where %s".formatted(table, condition))
                .withFetchSize(10_000)
                .query(
                        found -> {
                            customerId.accept(found.getString(1));
                        });
    }

    @Override
    public long erase(String customerId) {
        return jdbc.sql(
                        "delete from %s t where t.customer_id = :id and %s"
                                .formatted(table, condition))
                .param("id", customerId)
                .update();
    }

    @Override
    public long anonymise(String customerId, String substitute) {
        return jdbc.sql(
                        "update %s t set customer_id = :substitute where t.customer_id = :id and %s"
                                .formatted(table, condition))
                .param("id", customerId)
                .param("substitute", substitute)
                .update();
    }
}
