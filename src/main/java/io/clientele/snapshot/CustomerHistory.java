package io.clientele.snapshot;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// What became of customers from snapshot to snapshot.
@Component
public class CustomerHistory {

    private static final int FETCH = 2_000;

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

    /// A customer in every snapshot that still holds it, by the day they speak of, the last first.
    public List<Entry> of(String customerId) {
        return jdbc
                .sql(
                        "select "
                                + Snapshots.COLUMNS
                                + ", "
                                + CustomerRow.Detail.INTERVALS.columns()
                                + """
                                 from snapshot n
                                join customer_segment s on s.snapshot_number = n.number
                                cross join ledger_revision r
                                where s.customer_id = :id and n.dropped_at is null
                                order by n.as_of desc, n.number desc
                                """)
                .param("id", customerId)
                .query(FoundCustomer::of)
                .list()
                .stream()
                .map(found -> new Entry(found.snapshot(), Objects.requireNonNull(found.row())))
                .toList();
    }

    /// A customer that is in another segment than before.
    ///
    /// @param from id of the segment before, null for one the earlier snapshot does not hold
    /// @param to id of the segment now, null for one the later snapshot does not hold
    public record Mover(String customerId, @Nullable String from, @Nullable String to) {}

    /// Hands over everybody who moved between two snapshots in one family, in one pass; in a
    /// transaction.
    public void movers(int earlier, int later, Family family, Consumer<Mover> mover) {
        jdbc.sql(
                        """
                        with f as (
                            select c.customer_id, s.segment_id
                            from customer_segment c
                            join snapshot_segment s on s.snapshot_number = c.snapshot_number
                                and s.family = :family and s.code = c.%1$s
                            where c.snapshot_number = :earlier),
                        t as (
                            select c.customer_id, s.segment_id
                            from customer_segment c
                            join snapshot_segment s on s.snapshot_number = c.snapshot_number
                                and s.family = :family and s.code = c.%1$s
                            where c.snapshot_number = :later)
                        select coalesce(t.customer_id, f.customer_id), f.segment_id, t.segment_id
                        from f full join t on t.customer_id = f.customer_id
                        where f.segment_id is distinct from t.segment_id
                        """
                                .formatted(family.column()))
                .param("earlier", earlier)
                .param("later", later)
                .param("family", family.toString())
                .withFetchSize(FETCH)
                .query(
                        row -> {
                            mover.accept(
                                    new Mover(
                                            row.getString(1), row.getString(2), row.getString(3)));
                        });
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
