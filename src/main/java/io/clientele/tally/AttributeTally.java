package io.clientele.tally;

import io.clientele.bulk.BinaryCopyReader;
import io.clientele.statistics.Quarters;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    /// A customer's purchases of one day under one value of each attribute; an order counts on its
    /// first day.
    ///
    /// @param values one an attribute; empty for lines without one
    /// @param firstDay the customer's first purchase day ever
    public record DayCell(
            String customerId,
            List<Optional<String>> values,
            LocalDate day,
            LocalDate firstDay,
            long orders,
            double revenue) {}

    /// Hands the purchases from a day on over, customer by customer.
    ///
    /// @param attributes one or more, whose values combine
    /// @param most combinations handed over, those of the most revenue
    public void forEachDay(
            List<Attribute> attributes, LocalDate from, int most, Consumer<DayCell> consumer) {
        int width = attributes.size();
        stream(
                days(attributes, from, most),
                row ->
                        consumer.accept(
                                new DayCell(
                                        Objects.requireNonNull(row.text(0)),
                                        IntStream.rangeClosed(1, width)
                                                .mapToObj(i -> Optional.ofNullable(row.text(i)))
                                                .toList(),
                                        LocalDate.ofEpochDay(row.epochDay(width + 1)),
                                        LocalDate.ofEpochDay(row.epochDay(width + 2)),
                                        row.int8(width + 3),
                                        row.float8(width + 4))));
    }

    /// Ranked by revenue in the same pass. Values join as text and whether they are there, since
    /// two absent ones are equal here, which PostgreSQL's hash joins are not told otherwise.
    private static String days(List<Attribute> attributes, LocalDate from, int most) {
        var columns = attributes.stream().map(Attribute::column).toList();
        return """
        with bought as materialized (
            select customer_id, %1$s, order_id, min(day) as day, sum(amount) as amount
            from order_line where not returned group by customer_id, %1$s, order_id),
        ranked as (
            select %1$s from bought where day >= date '%2$s'
            group by %1$s order by sum(amount) desc, %1$s limit %3$d)
        select customer_id, %4$s, day, first_day, count(*), sum(amount)::float8
        from (select *, min(day) over (partition by customer_id) as first_day from bought) o
        join ranked r on %5$s
        where day >= date '%2$s'
        group by customer_id, %4$s, day, first_day
        order by customer_id, %4$s, day
        """
                .formatted(
                        String.join(", ", columns),
                        from,
                        most,
                        columns.stream().map("o."::concat).collect(Collectors.joining(", ")),
                        columns.stream()
                                .map(AttributeTally::same)
                                .collect(Collectors.joining(" and ")));
    }

    private static String same(String column) {
        return "coalesce(o.%1$s, '') = coalesce(r.%1$s, '') and (o.%1$s is null) = (r.%1$s is null)"
                .formatted(column);
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
