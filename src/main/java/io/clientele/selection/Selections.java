package io.clientele.selection;

import io.clientele.snapshot.CustomerPages;
import io.clientele.snapshot.CustomerRow;
import io.clientele.snapshot.CustomerRow.Detail;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.util.List;

/// Customers of a snapshot by any condition.
@Component
public class Selections {

    private final CustomerPages pages;
    private final JdbcClient jdbc;

    Selections(CustomerPages pages, JdbcClient jdbc) {
        this.pages = pages;
        this.jdbc = jdbc;
    }

    /// How large a selection is; means are null for an empty one.
    public record Size(
            int customers,
            double share,
            BigDecimal revenue,
            double revenueShare,
            @Nullable Double meanRecencyDays,
            @Nullable Double meanFrequency,
            @Nullable BigDecimal meanMonetary,
            @Nullable BigDecimal meanLifetimeValue) {}

    /// Counts a selection in one pass.
    public Size size(int snapshot, Selection selection) {
        return jdbc.sql(
                        """
                        select count(s.customer_id) as customers,
                            coalesce(count(s.customer_id)::float8 / nullif(max(n.customers), 0), 0) as share,
                            coalesce(sum(s.monetary), 0.00) as revenue,
                            coalesce((sum(s.monetary) / nullif(max(n.revenue), 0))::float8, 0) as revenue_share,
                            avg(s.recency_days)::float8 as mean_recency_days,
                            avg(s.frequency)::float8 as mean_frequency,
                            round(avg(s.monetary), 2) as mean_monetary,
                            round(avg(s.lifetime_value), 2) as mean_lifetime_value
                        from snapshot n
                        left join customer_segment s on s.snapshot_number = :number and %s
                        where n.number = :number
                        """
                                .formatted(SelectionSql.condition(selection, "s")))
                .param("number", snapshot)
                .query(Size.class)
                .single();
    }

    /// The next customers of a selection after an id, in ascending order of their ids.
    public List<CustomerRow> page(
            int snapshot, Selection selection, String after, int limit, Detail detail) {
        return pages.after(snapshot, SelectionSql.condition(selection, "s"), after, limit, detail);
    }

    /// The next customers that one snapshot's selection has and another's has not, their figures.
    public List<CustomerRow> difference(
            int snapshot,
            Selection selection,
            int other,
            Selection ofOther,
            String after,
            int limit) {
        var condition =
                """
                %s and not exists (
                    select from customer_segment o
                    where o.snapshot_number = %d and o.customer_id = s.customer_id and %s)"""
                        .formatted(
                                SelectionSql.condition(selection, "s"),
                                other,
                                SelectionSql.condition(ofOther, "o"));
        return pages.after(snapshot, condition, after, limit, Detail.FIGURES);
    }
}
