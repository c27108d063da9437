package io.clientele.extract;

import io.clientele.bulk.Rows;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Counts the lines by region and day, where they are. What net returns took from a customer's day
/// is shared among the lines of that day, so that regions add up to the rollup.
final class RegionDayReader {

    /// Regions told apart; a shop that sends towns has thousands.
    private static final int MOST_REGIONS = 100;

    private static final int LONGEST_NAME = 200;

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

    static List<RegionDay> read(Rows rows) throws SQLException {
        List<RegionDay> days = new ArrayList<>();
        while (rows.next()) {
            days.add(new RegionDay(rows.text(0), rows.epochDay(1), rows.int4(2), rows.numeric(3)));
        }
        return days;
    }

    /// @param net whether returns may have been subtracted from the rollup
    static String query(LocalDate before, boolean net) {
        return """
        with line as (
            %s
            where not l.returned and l.day < date '%s'
            group by l.customer_id, l.order_id, l.day, l.region),
        placed as (
            select region, day, amount,
                   row_number() over (
                       partition by customer_id, order_id
                       order by day, region collate "C" nulls last) = 1 as begins
            from line),
        kept as (
            select region from placed
            where length(region) between 1 and %d
            group by region order by sum(amount) desc, region collate "C" limit %d)
        select k.region, p.day, cast(count(*) filter (where p.begins) as integer), round(sum(p.amount), 4)
        from placed p left join kept k on k.region = p.region
        group by k.region, p.day
        order by k.region collate "C" nulls last, p.day
        """
                .formatted(net ? LESS_RETURNS : AS_BOUGHT, before, LONGEST_NAME, MOST_REGIONS);
    }
}
