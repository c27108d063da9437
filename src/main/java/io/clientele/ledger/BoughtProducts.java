package io.clientele.ledger;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Looks products up among the lines of a customer.
///
/// Lines are in the order of their arrival, so that reading all of a customer of many takes long.
/// Of customers whose purchases before a day are as they were when they were known, lines from that
/// day on are read alone, and none where the rollup has no purchase since.
final class BoughtProducts {

    private final JdbcClient jdbc;

    BoughtProducts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<String> boughtOf(
            String customerId, List<String> productIds, LocalDate before, @Nullable Long known) {
        return firstUnknown(customerId, before, known)
                .map(first -> boughtFrom(first, customerId, productIds))
                .orElse(Set.of());
    }

    private Optional<LocalDate> firstUnknown(
            String customerId, LocalDate before, @Nullable Long known) {
        return jdbc.sql(
                        """
                        select case when coalesce(%s filter (where day < :before), 0) = cast(:known as bigint)
                                    then min(day) filter (where day >= :before)
                                    else min(day) end
                        from customer_day
                        where customer_id = :id and lines > 0
                        """
                                .formatted(PurchaseMarks.MARK))
                .param("id", customerId)
                .param("before", before)
                .param("known", known)
                .query(LocalDate.class)
                .optional();
    }

    /// The day is part of the index, so that other lines are not touched.
    private Set<String> boughtFrom(LocalDate first, String customerId, List<String> productIds) {
        return Set.copyOf(
                jdbc.sql(
                                """
                                select distinct product_id from order_line
                                where customer_id = :id and day >= :first and product_id = any(:products)
                                  and not returned
                                """)
                        .param("id", customerId)
                        .param("first", first)
                        .param("products", productIds.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }
}
