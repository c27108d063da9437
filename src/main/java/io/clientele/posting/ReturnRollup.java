package io.clientele.posting;

import io.clientele.ledger.NettedReturns;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Keeps what net returns take off `customer_day` level with `order_line`.
///
/// It is worked out afresh for each customer whose lines have changed, from all lines of the
/// products returned, so that it does not matter in which order uploads come and go.
@Component
class ReturnRollup {

    /// The customers of an upload.
    static final String OF_UPLOAD = "select customer_id from order_line where upload_number = %d";

    /// The customers of an upload that was just removed.
    static final String OF_REMOVED = "select customer_id from touched_customer";

    private static final int FETCH = 10_000;

    private static final String RESET =
            """
            update customer_day set amount = amount + netted, netted = 0
            where netted <> 0 and customer_id in (select customer_id from netted_customer)
            """;

    private static final String TRADES =
            """
            with returned as (
                select distinct customer_id, coalesce(product_id, product_name, '') as product
                from order_line
                where net and customer_id in (select customer_id from netted_customer))
            select l.customer_id, r.product, l.order_id, l.day - date '1970-01-01',
                   (abs(l.amount) * 10000)::bigint, l.returned, l.upload_number
            from returned r
            join order_line l
              on l.customer_id = r.customer_id and coalesce(l.product_id, l.product_name, '') = r.product
            where l.net or not l.returned
            order by l.customer_id, r.product, l.ordered_at, l.returned, l.upload_number, l.line, l.row_hash
            """;

    private static final String SUBTRACT =
            """
            update customer_day c set amount = c.amount - n.taken / 10000.0, netted = n.taken / 10000.0
            from unnest(?::text[], ?::int[], ?::bigint[]) as n (customer_id, day, taken)
            where c.customer_id = n.customer_id and c.day = date '1970-01-01' + n.day
            """;

    private final JdbcTemplate jdbc;

    ReturnRollup(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// Brings the rollup of these customers level.
    ///
    /// @param customers a query for their ids
    /// @param uploadNumber the upload whose returns are told about
    NettedReturns level(String customers, int uploadNumber) {
        if (!Boolean.TRUE.equals(
                jdbc.queryForObject(
                        "select exists (select from order_line where net)", Boolean.class))) {
            return NettedReturns.NONE;
        }
        jdbc.execute("drop table if exists netted_customer");
        jdbc.execute(
                """
                create temporary table netted_customer on commit drop as
                select distinct customer_id from order_line
                where net and customer_id in (%s)
                """
                        .formatted(customers));
        jdbc.update(RESET);
        var trades = new ReturnedTrades(uploadNumber);
        jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement(TRADES);
                    statement.setFetchSize(FETCH);
                    return statement;
                },
                trades::add);
        trades.settle();
        jdbc.update(SUBTRACT, trades::bind);
        return trades.returns();
    }
}
