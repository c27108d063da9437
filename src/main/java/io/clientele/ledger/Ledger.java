package io.clientele.ledger;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The shop's purchases, read as each customer's history.
@Component
public class Ledger {

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final BoughtProducts products;
    private volatile @Nullable Boolean keyedByExport;

    public Ledger(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
        this.products = new BoughtProducts(jdbc);
    }

    /// Tells whether the ledger holds any line of the customer.
    public boolean knows(String customerId) {
        return jdbc.sql("select exists (select from customer_day where customer_id = :id)")
                .param("id", customerId)
                .query(Boolean.class)
                .single();
    }

    /// One customer's purchases over all time; empty when the ledger does not know the customer.
    public Optional<CustomerPurchases> purchases(String customerId) {
        return jdbc.sql(
                        """
                        select min(day) filter (where lines > 0) as first_purchase_day,
                               max(day) filter (where lines > 0) as last_purchase_day,
                               count(*) filter (where lines > 0) as purchase_days,
                               sum(orders) as orders, sum(lines) as lines, round(sum(amount), 2) as revenue,
                               sum(returned_lines) as returned_lines,
                               round(sum(returned_amount), 2) as returned_amount
                        from customer_day
                        where customer_id = :id
                        group by customer_id
                        """)
                .param("id", customerId)
                .query(CustomerPurchases.class)
                .optional();
    }

    /// The days on which one customer bought or returned something, the last first.
    ///
    /// @param before the first day that no longer counts; null for all days
    public List<PurchaseDay> days(String customerId, @Nullable LocalDate before, int limit) {
        return jdbc.sql(
                        """
                        select day, orders, round(amount, 2), returned_lines, round(returned_amount, 2)
                        from customer_day
                        where customer_id = :id and day < coalesce(cast(:before as date), 'infinity')
                        order by day desc limit :limit
                        """)
                .param("id", customerId)
                .param("before", before)
                .param("limit", limit)
                .query(
                        (row, _) ->
                                new PurchaseDay(
                                        row.getObject(1, LocalDate.class),
                                        row.getInt(2),
                                        row.getBigDecimal(3),
                                        row.getInt(4),
                                        row.getBigDecimal(5)))
                .list();
    }

    /// What one customer bought over some days.
    ///
    /// @param orders begun on these days
    /// @param amount sum of the days' lines in the currency unit
    public record Bought(int orders, BigDecimal amount) {}

    /// What a customer bought from a day on, before another.
    public Bought bought(String customerId, LocalDate from, LocalDate before) {
        return jdbc.sql(
                        """
                        select coalesce(sum(orders), 0)::integer as orders, coalesce(sum(amount), 0) as amount
                        from customer_day
                        where customer_id = :id and lines > 0 and day >= :from and day < :before
                        """)
                .param("id", customerId)
                .param("from", from)
                .param("before", before)
                .query(Bought.class)
                .single();
    }

    /// Those of the given products that a customer has bought on days that are not known yet,
    /// returned or not; none where the order lines are kept elsewhere.
    ///
    /// @param before the first day that is not known
    /// @param known stands for the purchases before that day, see [PurchaseMarks]; null where they
    ///     are not known
    public Set<String> boughtOf(
            String customerId, List<String> productIds, LocalDate before, @Nullable Long known) {
        return products.boughtOf(customerId, productIds, before, known);
    }

    /// What stands for the purchases of every customer from a day on, before another, streamed
    /// once; for those of some customers since ever.
    ///
    /// @param sinceEver ids of these
    public PurchaseMarks marks(LocalDate from, LocalDate before, Set<String> sinceEver) {
        return Objects.requireNonNull(
                template.execute(
                        (ConnectionCallback<PurchaseMarks>)
                                connection ->
                                        MarksReader.read(connection, from, before, sinceEver)));
    }

    /// What purchased lines name, or nothing, as `region`, `payment-method` or `channel`.
    public record Place(String attribute, String value) {}

    /// Where and how a customer bought; none where the order lines are kept elsewhere.
    public List<Place> placesOf(String customerId) {
        return jdbc.sql(
                        """
                        select distinct place.attribute, coalesce(place.value, '') as value
                        from order_line l
                        cross join lateral (values
                            ('region', l.region), ('payment-method', l.payment_method), ('channel', l.channel))
                            as place (attribute, value)
                        where l.customer_id = :id and not l.returned
                        """)
                .param("id", customerId)
                .query((row, _) -> new Place(row.getString(1), row.getString(2)))
                .list();
    }

    /// Some customer, for examples; empty for an empty ledger.
    public Optional<String> someCustomer() {
        return jdbc.sql("select customer_id from customer_day where lines > 0 limit 1")
                .query(String.class)
                .optional();
    }

    /// A customer's purchase days before a day, as ascending epoch days; none for an unknown
    /// customer.
    public int[] purchaseDays(String customerId, LocalDate before) {
        return jdbc
                .sql(
                        """
                        select day - date '1970-01-01' from customer_day
                        where customer_id = :id and lines > 0 and day < :before
                        order by day
                        """)
                .param("id", customerId)
                .param("before", before)
                .query(Integer.class)
                .list()
                .stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// A number that grows with every change of the ledger.
    public long revision() {
        return jdbc.sql("select revision from ledger_revision").query(Long.class).single();
    }

    /// Whether columns that speak of an export alone are part of the keys of lines here: so they
    /// are for good where the ledger held lines before they were left out, since what overlaps
    /// these would be added once more.
    public boolean isKeyedByExport() {
        var known = keyedByExport;
        if (known == null) {
            known =
                    jdbc.sql("select keyed_by_export from ledger_revision")
                            .query(Boolean.class)
                            .single();
            keyedByExport = known;
        }
        return known;
    }

    /// The last purchase day; empty for an empty ledger.
    public Optional<LocalDate> lastPurchaseDay() {
        return jdbc.sql("select max(day) from customer_day where lines > 0")
                .query(LocalDate.class)
                .optional();
    }

    /// The last purchase day before another; empty where there is none.
    public Optional<LocalDate> lastPurchaseDayBefore(LocalDate before) {
        return jdbc.sql("select max(day) from customer_day where lines > 0 and day < ?")
                .param(before)
                .query(LocalDate.class)
                .optional();
    }

    /// Purchased lines before a day.
    public long purchasedLines(LocalDate before) {
        return jdbc.sql(
                        "select coalesce(sum(lines), 0) from customer_day where lines > 0 and day < ?")
                .param(before)
                .query(Long.class)
                .single();
    }

    /// The first of the latest days before one that have no more purchased lines than so many
    /// together; empty where there are none, or the last of them has more.
    public Optional<LocalDate> firstOfLatest(LocalDate before, long most) {
        return jdbc.sql(
                        """
                        select min(day)
                        from (select day, sum(sum(lines)) over (order by day desc) as total
                              from customer_day
                              where lines > 0 and day < ?
                              group by day) latest
                        where total <= ?
                        """)
                .param(before)
                .param(most)
                .query(LocalDate.class)
                .optional();
    }

    /// The last day of a return that is subtracted from purchases; empty if none is.
    public Optional<LocalDate> lastNetReturnDay() {
        return jdbc.sql("select max(day) from order_line where net")
                .query(LocalDate.class)
                .optional();
    }

    /// The first purchase day; empty for an empty ledger.
    public Optional<LocalDate> firstPurchaseDay() {
        return jdbc.sql("select min(day) from customer_day where lines > 0")
                .query(LocalDate.class)
                .optional();
    }

    /// What customers bought from a day to the day before another; those who bought nothing are
    /// left out.
    public Map<String, BigDecimal> revenueBetween(
            List<String> customerIds, LocalDate from, LocalDate to) {
        Map<String, BigDecimal> revenue = new HashMap<>();
        jdbc.sql(
                        """
                        select customer_id, sum(amount) from customer_day
                        where customer_id = any(:ids) and day >= :from and day < :to and lines > 0
                        group by customer_id
                        """)
                .param("ids", customerIds.toArray(String[]::new))
                .param("from", from)
                .param("to", to)
                .query(
                        row -> {
                            revenue.put(row.getString(1), row.getBigDecimal(2));
                        });
        return revenue;
    }

    /// How many customers have a purchase day before a day: those of the history.
    public int customersBefore(LocalDate before) {
        return jdbc.sql(
                        """
                        select count(*)
                        from (select from customer_day where lines > 0 and day < ? group by customer_id) customers
                        """)
                .param(before)
                .query(Integer.class)
                .single();
    }

    /// Every customer's purchase days before a day, streamed once.
    ///
    /// @param before the as-of date, itself not included
    /// @throws Problem if a customer's amounts add up to more than can be counted
    public PurchaseHistory historyBefore(LocalDate before) {
        return AmountLimit.within(
                () ->
                        Objects.requireNonNull(
                                template.execute(
                                        (ConnectionCallback<PurchaseHistory>)
                                                connection ->
                                                        HistoryReader.read(connection, before))));
    }
}
