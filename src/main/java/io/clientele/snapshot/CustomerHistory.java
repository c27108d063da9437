package io.clientele.snapshot;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/// What became of customers from snapshot to snapshot.
@Component
public class CustomerHistory {

    private final JdbcClient jdbc;

    CustomerHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One customer in one snapshot.
    public record Entry(Snapshot snapshot, CustomerRow row) {}

    /// Customers that went from one segment to another.
    ///
    /// @param from code in the earlier snapshot, null for those it does not hold
    /// @param to code in the later snapshot, null for those it does not hold
    /// @param revenueBefore their monetary value in the earlier snapshot
    /// @param revenueAfter their monetary value in the later snapshot
    public record Move(
            @Nullable Integer from,
            @Nullable Integer to,
            int customers,
            BigDecimal revenueBefore,
            BigDecimal revenueAfter) {}

    /// A customer in every snapshot that still holds it, newest first.
    public List<Entry> of(String customerId, int limit) {
        return jdbc
                .sql(
                        "select "
                                + Snapshots.COLUMNS
                                + ", "
                                + CustomerRow.COLUMNS
                                + """
                                 from snapshot n
                                join customer_segment s on s.snapshot_number = n.number
                                cross join ledger_revision r
                                where s.customer_id = :id and n.dropped_at is null
                                order by n.number desc
                                limit :limit
                                """)
                .param("id", customerId)
                .param("limit", limit)
                .query(FoundCustomer::of)
                .list()
                .stream()
                .map(found -> new Entry(found.snapshot(), Objects.requireNonNull(found.row())))
                .toList();
    }

    /// All moves between two snapshots in one family, those who stayed included.
    public List<Move> moves(int earlier, int later, Family family) {
        return jdbc.sql(
                        """
                        with f as (
                            select customer_id, %1$s as code, monetary from customer_segment
                            where snapshot_number = :earlier),
                        t as (
                            select customer_id, %1$s as code, monetary from customer_segment
                            where snapshot_number = :later)
                        select f.code, t.code, count(*),
                            coalesce(sum(f.monetary), 0.00), coalesce(sum(t.monetary), 0.00)
                        from f full join t on t.customer_id = f.customer_id
                        group by f.code, t.code
                        order by f.code nulls last, t.code nulls last
                        """
                                .formatted(family.column()))
                .param("earlier", earlier)
                .param("later", later)
                .query(
                        (row, index) ->
                                new Move(
                                        row.getObject(1, Integer.class),
                                        row.getObject(2, Integer.class),
                                        row.getInt(3),
                                        row.getBigDecimal(4),
                                        row.getBigDecimal(5)))
                .list();
    }
}
