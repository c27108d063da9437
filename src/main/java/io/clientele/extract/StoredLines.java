package io.clientele.extract;

import io.clientele.bulk.BinaryCopyReader;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// The lines that uploads brought, in PostgreSQL. Uploads keep the rollup level themselves.
@Component
public class StoredLines implements LineEngine {

    /// What a transaction may sort without files: half a million lines. By one process: where there
    /// are a quarter as many groups as lines, three on two processors handed over and merged what
    /// they counted for longer than one took for all of it; besides, others ask too.
    private static final String MEANS =
            "set local work_mem = '64MB'; set local max_parallel_workers_per_gather = 0";

    private final JdbcTemplate template;

    public StoredLines(JdbcTemplate template) {
        this.template = template;
    }

    /// What is read in one transaction is of one state anyway.
    @Override
    public <T> T still(BooleanSupplier wanted, Supplier<T> work) {
        return work.get();
    }

    @Override
    public void levelRollup() {}

    @Override
    public boolean netsReturns() {
        return true;
    }

    @Override
    public boolean namesRegions() {
        return Boolean.TRUE.equals(
                template.queryForObject(
                        "select exists (select from order_line where region is not null)",
                        Boolean.class));
    }

    @Override
    public <T> T read(String query, RowReader<T> reader) {
        return Objects.requireNonNull(
                template.execute(
                        (ConnectionCallback<T>)
                                connection -> {
                                    try (var statement = connection.createStatement()) {
                                        statement.execute(MEANS);
                                    }
                                    try (var rows = BinaryCopyReader.of(connection, query)) {
                                        return reader.read(rows);
                                    }
                                }));
    }
}
