package io.clientele.tally;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/// Counts the order lines of the ledger, or of one upload, for a first look at their quality. Each
/// question is one statement; nothing is held but counts of different values.
@Component
@SuppressWarnings(
        "InlineFormatString") // the statements are read by themselves, apart from the calls
public class LineTally {

    /// One scan: a hash table for each column, a row for each value in it. See [ColumnReader] for
    /// the numbers of the columns.
    private static final String COLUMNS =
            """
            select case when grouping(quantity) = 0 then 0
                        when grouping(unit_price) = 0 then 1
                        when grouping(amount) = 0 then 2
                        when grouping(non_product) = 0 then 3
                        when grouping(day) = 0 then 4
                        when grouping(product_id) = 0 then 5
                        when grouping(product_name) = 0 then 6
                        when grouping(category) = 0 then 7
                        when grouping(region) = 0 then 8
                        when grouping(payment_method) = 0 then 9
                        when grouping(channel) = 0 then 10
                        else 11 end,
                   coalesce(quantity, unit_price, amount)::float8,
                   coalesce(product_id, product_name, category, region, payment_method, channel),
                   day,
                   coalesce(non_product, nameless),
                   count(*) filter (where not returned),
                   count(*) filter (where returned),
                   coalesce(sum(paid) filter (where not returned), 0)::float8,
                   coalesce(sum(-abs(paid)) filter (where returned), 0)::float8
            from (select returned, quantity, unit_price, amount, amount as paid, non_product, day,
                         product_id, product_name, category, region, payment_method, channel,
                         order_id = day::text as nameless
                  from order_line where %s) l
            group by grouping sets (
                (quantity), (unit_price), (amount), (non_product), (day),
                (product_id), (product_name), (category), (region), (payment_method), (channel), (nameless))
            """;

    /// Orders with the day of their first line: the rollup for the whole ledger, else the lines.
    private static final String ALL_ORDERS =
            """
            select customer_id, day, orders, lines, amount + netted as amount
            from customer_day where lines > 0
            """;

    private static final String ORDERS =
            """
            select customer_id, min(day) as day, 1 as orders, count(*) as lines, sum(amount) as amount
            from order_line where not returned and upload_number = %d group by customer_id, order_id
            """;

    /// Logarithms in whole millionths add up to the same sum in whatever order.
    private static final String PRICES =
            """
            with line as (
                select coalesce(product_id, '') as product, day, upload_number, amount,
                       round(ln(unit_price::float8) * 1e6)::int8 as price
                from order_line where not returned and not non_product and unit_price > 0 and %s),
            usual as (
                select product, (sum(price) / count(*))::int8 as price from line group by product)
            select day, upload_number as upload, count(*) as lines,
                   (sum(line.price - usual.price) / count(*) / 1e6)::float8 as level,
                   sum(amount)::float8 as revenue
            from line join usual using (product)
            group by grouping sets ((day), (upload_number))
            having count(*) >= %d
            order by day, upload_number
            """;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    public LineTally(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /// A month's purchases.
    ///
    /// @param month its first day
    public record Month(LocalDate month, long customers, long orders, long lines, double revenue) {}

    /// The customers together, and the one with the most lines.
    public record Customers(
            long customers, long orders, long mostLines, double revenueOfMostLines) {}

    /// The prices of a day or of an upload.
    ///
    /// @param day null for an upload
    /// @param upload number of the upload; null for a day
    /// @param level mean of `ln(unit price / usual price of the product)`
    public record Prices(
            @Nullable LocalDate day,
            @Nullable Integer upload,
            long lines,
            double level,
            double revenue) {}

    /// Every column.
    ///
    /// @param upload number of an upload; null for the whole ledger
    public LineCounts columns(@Nullable Integer upload) {
        return Objects.requireNonNull(
                template.execute(
                        (ConnectionCallback<LineCounts>)
                                connection ->
                                        ColumnReader.read(
                                                connection, COLUMNS.formatted(of(upload)))));
    }

    /// Customers, orders and revenue by month.
    public List<Month> months(@Nullable Integer upload) {
        return jdbc
                .sql(
                        """
                        select date_trunc('month', day)::date as month, count(distinct customer_id) as customers,
                               sum(orders) as orders, sum(lines) as lines, sum(amount)::float8 as revenue
                        from (%s) o group by 1 order by 1
                        """
                                .formatted(orders(upload)))
                .query(Month.class)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /// All customers with a purchase.
    public Customers customers(@Nullable Integer upload) {
        return jdbc.sql(
                        """
                        with customer as (
                            select customer_id, sum(orders) as orders, sum(lines) as lines, sum(amount) as amount
                            from (%s) o group by customer_id),
                        largest as (
                            select lines, amount from customer order by lines desc, amount desc limit 1)
                        select count(*) as customers, coalesce(sum(orders), 0) as orders,
                               coalesce((select lines from largest), 0) as most_lines,
                               coalesce((select amount from largest), 0)::float8 as revenue_of_most_lines
                        from customer
                        """
                                .formatted(orders(upload)))
                .query(Customers.class)
                .single();
    }

    /// Prices of products by day, then by upload, each against the product's usual price.
    ///
    /// @param fewestLines lines that a day or upload needs to be told
    public List<Prices> prices(@Nullable Integer upload, int fewestLines) {
        return jdbc
                .sql(PRICES.formatted(of(upload), fewestLines))
                .query(Prices.class)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    private static String of(@Nullable Integer upload) {
        return upload == null ? "true" : "upload_number = %d".formatted(upload);
    }

    private static String orders(@Nullable Integer upload) {
        return upload == null ? ALL_ORDERS : ORDERS.formatted(upload);
    }
}
