package io.clientele.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.ServiceClient;
import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/// A restored backup may be older than an erasure.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class ComebackTests {

    private static final String CSV =
            """
            customer_id,order_id,quantity,unit_price,timestamp
            back1,zb1,1,10.00,2025-01-05T10:00:00Z
            back2,zb2,1,20.00,2025-01-05T10:00:00Z
            stays,zb3,1,30.00,2025-01-05T10:00:00Z
            """;

    private final ServiceClient service;
    private final Comebacks comebacks;
    private final ErasedCustomers erased;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    @Autowired
    ComebackTests(
            @LocalServerPort int port,
            Comebacks comebacks,
            ErasedCustomers erased,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.service = new ServiceClient(port);
        this.comebacks = comebacks;
        this.erased = erased;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Test
    void erasesAgainWhoIsBackAndInTheWayAskedForThen() {
        service.upload(CSV);
        note("back1", Mode.ERASE);
        note("back2", Mode.ANONYMISE);

        comebacks.erase();

        for (String table : new String[] {"order_line", "customer_day"}) {
            assertThat(customers(table)).contains("anonymous", "stays").doesNotContain("back");
        }
        var newest = service.get("/audit?limit=2").path("items");
        assertThat(newest.findValuesAsString("action")).containsOnly("ERASURE AGAIN");
        assertThat(newest.findValuesAsString("actor")).containsOnly("service");
        assertThat(newest.findValuesAsString("items")).doesNotContain("0");
        var last = erased.last();

        comebacks.erase();

        assertThat(erased.last()).as("nobody is left to erase").isEqualTo(last);
    }

    /// So that the ids of all customers are not read at every start.
    @Test
    void looksOnceForWhoIsNotThereAndNeverForWhoWasErasedHere() {
        service.upload(CSV.replace("back1", "gone1").replace("zb1", "zb9"));
        service.delete("/customers/gone1");
        note("gone2", Mode.ERASE);
        int before = lookedFor();

        comebacks.erase();
        assertThat(lookedFor()).isEqualTo(before + 1);

        comebacks.erase();
        assertThat(lookedFor()).isEqualTo(before + 1);
        assertThat(service.get("/audit?limit=1").at("/items/0/items").asInt()).isZero();
    }

    private void note(String customerId, Mode mode) {
        transaction.executeWithoutResult(
                _ -> {
                    erased.lock();
                    erased.add(customerId, mode);
                });
    }

    private int lookedFor() {
        return jdbc.sql("select count(*) from audit_event where action = 'ERASURE AGAIN'")
                .query(Integer.class)
                .single();
    }

    /// Who is in a table.
    private String customers(String table) {
        return jdbc.sql(
                        """
                        select string_agg(distinct split_part(customer_id, '-', 1), ' '
                            order by split_part(customer_id, '-', 1))
                        from %s
                        """
                                .formatted(table))
                .query(String.class)
                .single();
    }
}
