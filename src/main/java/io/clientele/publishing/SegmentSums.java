package io.clientele.publishing;

import io.clientele.privacy.PersonalData;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A table of sums over the customers of a snapshot's segments, and of what goes by them. What it
/// says of a segment of a few customers, it says of each of them: when one is erased, that goes.
///
/// A part that alone is missing is what the others leave of the whole. So the smallest segments of
/// the same family go with it until those that went held [#FEWEST] customers together.
///
/// @param match SQL that tells which rows `t` of the table are of a segment `s`, which has a
///     `family` (`shop` for the whole), a `segment_id` (`*` for the whole), and is `small`, `own`
///     of the customer, or both
public record SegmentSums(JdbcClient jdbc, String table, String match) implements PersonalData {

    /// So many customers together give none of them away.
    public static final int FEWEST = 5;

    /// Rows of the customer, in snapshots that still have their customers.
    private static final String HELD =
            """
            from customer_segment c
            where c.customer_id = :id
              and c.snapshot_number in (
                  select number from snapshot
                  where to_regclass('customer_segment_' || number) is not null)
            """;

    private static final String SEGMENTS =
            """
            with held as (
                select c.snapshot_number, c.rfm_segment, c.grid_cell, c.value_segment, c.tier, c.cluster
                %s),
            counted as (
                select s.snapshot_number, s.family, s.segment_id, s.code = f.code as own,
                    sum(s.customers) over (
                        partition by s.snapshot_number, s.family
                        order by s.code = f.code desc, s.customers, s.code
                        rows between unbounded preceding and 1 preceding) as before,
                    min(s.customers) filter (where s.code = f.code) over (
                        partition by s.snapshot_number, s.family) as own_customers
                from held h
                cross join lateral (values
                    ('rfm', h.rfm_segment), ('grid', h.grid_cell), ('value', h.value_segment),
                    ('tier', h.tier), ('cluster', h.cluster)) as f (family, code)
                join snapshot_segment s
                    on s.snapshot_number = h.snapshot_number and s.family = f.family and s.customers > 0),
            part as (
                select snapshot_number, family, segment_id, own,
                    own_customers < %2$d and coalesce(before, 0) < %2$d as small
                from counted
                union all
                select number, 'shop', '*', true, customers < %2$d
                from snapshot where number in (select snapshot_number from held))
            """
                    .formatted(HELD, FEWEST);

    /// A table with the columns `snapshot_number` and `segment_id`.
    public SegmentSums(JdbcClient jdbc, String table) {
        this(jdbc, table, "t.segment_id = s.segment_id and s.small");
    }

    /// While it is known whose segments these are.
    @Override
    public boolean isShared() {
        return true;
    }

    /// Nothing: a sum is not of one customer.
    @Override
    public void export(String customerId, Consumer<String> row) {}

    @Override
    public long erase(String customerId) {
        return erase(customerId, Map.of());
    }

    /// As [#erase(String)].
    ///
    /// @param parameters that the match takes
    public long erase(String customerId, Map<String, ?> parameters) {
        return jdbc.sql(
                        "%s delete from %s t using part s where t.snapshot_number = s.snapshot_number and %s"
                                .formatted(SEGMENTS, table, match))
                .params(parameters)
                .param("id", customerId)
                .update();
    }

    /// Nothing: totals stay.
    @Override
    public long anonymise(String customerId, String substitute) {
        return 0;
    }

    /// Where snapshots say that the customer buys; empty for nowhere.
    public List<String> regions(String customerId) {
        return jdbc.sql("select distinct coalesce(c.region, '') " + HELD)
                .param("id", customerId)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
