package io.clientele.tally;

import io.clientele.database.BinaryCopyReader;
import io.clientele.statistics.Quarters;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Consumer;

/// What each customer bought under each value of an attribute, in one pass over the lines.
@Component
public class AttributeTally {

    private final JdbcTemplate template;

    public AttributeTally(JdbcTemplate template) {
        this.template = template;
    }

    /// A customer's purchases under one value.
    ///
    /// @param value null for lines without one
    /// @param orders orders with a purchased line of this value
    /// @param lines purchased lines
    /// @param returns returned lines
    /// @param revenue of the purchased lines; returns are not subtracted
    /// @param returned worth of the returned lines, not negative
    /// @param lastQuarter revenue of orders of the last quarter
    /// @param quarterBefore of the quarter before
    /// @param yearBefore of the same quarter of the year before
    public record Cell(
            String customerId,
            @Nullable String value,
            long orders,
            long lines,
            long returns,
            double revenue,
            double returned,
            double lastQuarter,
            double quarterBefore,
            double yearBefore) {}

    /// A customer's purchases of one day under one value; an order counts on its first day.
    ///
    /// @param value null for lines without one
    /// @param firstDay the customer's first purchase day ever
    public record DayCell(
            String customerId,
            @Nullable String value,
            LocalDate day,
            LocalDate firstDay,
            long orders,
            double revenue) {}

    /// Hands the purchases from a day on over, customer by customer.
    public void forEachDay(Attribute attribute, LocalDate from, Consumer<DayCell> consumer) {
        stream(
                """
                select customer_id, value, day, first_day, count(*), sum(amount)::float8
                from (select *, min(day) over (partition by customer_id) as first_day
                      from (select customer_id, %1$s as value, order_id, min(day) as day, sum(amount) as amount
                            from order_line where not returned group by 1, 2, 3) o) o
                where day >= date '%2$s'
                group by 1, 2, 3, 4 order by 1, 2 nulls last, 3
                """
                        .formatted(attribute.column(), from),
                row ->
                        consumer.accept(
                                new DayCell(
                                        Objects.requireNonNull(row.text(0)),
                                        row.text(1),
                                        LocalDate.ofEpochDay(row.epochDay(2)),
                                        LocalDate.ofEpochDay(row.epochDay(3)),
                                        row.int8(4),
                                        row.float8(5))));
    }

    /// Hands every cell over, customers in ascending order of the bytes of their ids.
    public void forEach(Attribute attribute, Quarters quarters, Consumer<Cell> consumer) {
        var query =
                """
                select customer_id, value, count(day), sum(lines)::int8, sum(returns)::int8, sum(amount)::float8,
                       sum(returned)::float8,
                       coalesce(sum(amount) filter (where day >= date '%2$s'), 0)::float8,
                       coalesce(sum(amount) filter (where day >= date '%3$s' and day < date '%2$s'), 0)::float8,
                       coalesce(sum(amount) filter (where day >= date '%4$s' and day < date '%5$s'), 0)::float8
                from (select customer_id, %1$s as value, order_id,
                             min(day) filter (where not returned) as day,
                             count(*) filter (where not returned) as lines,
                             count(*) filter (where returned) as returns,
                             coalesce(sum(amount) filter (where not returned), 0) as amount,
                             coalesce(sum(abs(amount)) filter (where returned), 0) as returned
                      from order_line group by 1, 2, 3) o
                group by 1, 2 order by 1, 2 nulls last
                """
                        .formatted(
                                attribute.column(),
                                quarters.last(),
                                quarters.before(),
                                quarters.yearBefore(),
                                quarters.yearBeforeEnd());
        stream(query, row -> consumer.accept(cell(row)));
    }

    private void stream(String query, Consumer<BinaryCopyReader> consumer) {
        template.execute(
                (ConnectionCallback<Boolean>)
                        connection -> {
                            try (var rows = BinaryCopyReader.of(connection, query)) {
                                while (rows.next()) {
                                    consumer.accept(rows);
                                }
                            }
                            return true;
                        });
    }

    private static Cell cell(BinaryCopyReader row) {
        return new Cell(
                Objects.requireNonNull(row.text(0)),
                row.text(1),
                row.int8(2),
                row.int8(3),
                row.int8(4),
                row.float8(5),
                row.float8(6),
                row.float8(7),
                row.float8(8),
                row.float8(9));
    }
}
