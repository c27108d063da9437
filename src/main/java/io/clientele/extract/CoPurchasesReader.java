package io.clientele.extract;

import io.clientele.bulk.Rows;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Reads how often products are bought, then each two of them together.
final class CoPurchasesReader {

    private CoPurchasesReader() {}

    /// One row of the number of orders, then one a product, then one a pair. Products of few orders
    /// are left out before pairs are made: so these are bounded by what a usual order holds, not by
    /// the number of products squared.
    static String query(LocalDate before) {
        return """
        with item as (
            select customer_id, order_id, product_id, sum(amount) as amount
            from order_line
            where not returned and not non_product and product_id is not null and day < date '%s'
            group by customer_id, order_id, product_id),
        whole as (
            select count(*) as orders from (select distinct customer_id, order_id from item) one),
        enough as (
            select orders, greatest(5, ceil(0.001 * orders)) as fewest from whole),
        sold as (
            select product_id, count(*) as orders
            from item
            group by product_id
            having count(*) >= (select fewest from enough)),
        often as (
            select i.customer_id, i.order_id, i.product_id, i.amount
            from item i join sold s on s.product_id = i.product_id),
        pair as (
            select a.product_id as first_id, b.product_id as second_id,
                   count(*) as orders, sum(a.amount + b.amount) as amount
            from often a
            join often b
              on b.customer_id = a.customer_id and b.order_id = a.order_id
             and b.product_id > a.product_id
            group by a.product_id, b.product_id
            having count(*) >= (select fewest from enough)),
        counted as (
            select 0 as kind, '' as first_id, '' as second_id, orders, 0.0000 as amount from enough
            union all
            select 1, product_id, '', orders, 0.0000 from sold
            union all
            select 2, first_id, second_id, orders, amount from pair)
        select first_id, second_id, orders, amount
        from counted
        order by kind, first_id collate "C", second_id collate "C"
        """
                .formatted(before);
    }

    /// @param since first of the days whose lines are read as well
    /// @throws ArithmeticException if there are more than two billion orders
    static CoPurchases read(Rows rows, LocalDate since) throws SQLException {
        Map<String, Integer> places = new HashMap<>();
        List<String> products = new ArrayList<>();
        int orders = 0;
        var counts = IntStream.builder();
        var first = IntStream.builder();
        var second = IntStream.builder();
        var together = IntStream.builder();
        var amounts = LongStream.builder();
        while (rows.next()) {
            var one = Objects.requireNonNull(rows.text(0));
            var other = Objects.requireNonNull(rows.text(1));
            int count = Math.toIntExact(rows.int8(2));
            if (one.isEmpty()) {
                orders = count;
            } else if (other.isEmpty()) {
                places.put(one, products.size());
                products.add(one);
                counts.add(count);
            } else {
                first.add(Objects.requireNonNull(places.get(one)));
                second.add(Objects.requireNonNull(places.get(other)));
                together.add(count);
                amounts.add(rows.numeric(3));
            }
        }
        return new CoPurchases(
                since,
                orders,
                products.toArray(String[]::new),
                counts.build().toArray(),
                first.build().toArray(),
                second.build().toArray(),
                together.build().toArray(),
                amounts.build().toArray());
    }
}
