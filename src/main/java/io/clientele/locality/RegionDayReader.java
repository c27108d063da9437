package io.clientele.locality;

import io.clientele.bulk.Rows;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Counts the lines of customers who buy in several regions by region and day, where they are. What
/// net returns took from a customer's day is shared among the lines of that day, so that regions
/// add up to the rollup.
public final class RegionDayReader {

    private static final String LESS_RETURNS =
            """
            select l.customer_id, l.order_id, l.day, l.region,
                   sum(case when d.netted is null then l.amount
                            else l.amount * d.amount / (d.amount + d.netted) end) as amount
            from order_line l
            left join customer_day d
              on d.customer_id = l.customer_id and d.day = l.day and d.netted > 0
            """;

    private static final String AS_BOUGHT =
            """
            select l.customer_id, l.order_id, l.day, l.region, sum(l.amount) as amount
            from order_line l
            """;

    private RegionDayReader() {}

    /// Of the [#query], in no order.
    ///
    /// @throws ArithmeticException if amounts add up to more than can be counted
    public static List<RegionDay> read(Rows rows) throws SQLException {
        List<RegionDay> days = new ArrayList<>();
        while (rows.next()) {
            days.add(new RegionDay(rows.text(0), rows.epochDay(1), rows.int4(2), rows.numeric(3)));
        }
        return days;
    }

    /// One row a region and day.
    ///
    /// @param before the as-of date, itself not included
    /// @param net whether returns may have been subtracted from the rollup
    public static String query(LocalDate before, boolean net) {
        return """
        with mixed as (
            select customer_id from order_line
            where not returned and day < date '%2$s'
            group by customer_id
            having min(region) <> max(region) or count(region) not in (0, count(*))),
        line as (
            %1$s
            join mixed m on m.customer_id = l.customer_id
            where not l.returned and l.day < date '%2$s'
            group by l.customer_id, l.order_id, l.day, l.region),
        placed as (
            select region, day, amount,
                   row_number() over (
                       partition by customer_id, order_id
                       order by day, region collate "C" nulls last) = 1 as begins
            from line)
        select region, day, cast(count(*) filter (where begins) as integer), round(sum(amount), 4)
        from placed
        group by region, day
        """
                .formatted(net ? LESS_RETURNS : AS_BOUGHT, before);
    }
}
