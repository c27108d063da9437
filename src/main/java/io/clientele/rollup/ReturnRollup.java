package io.clientele.rollup;

import io.clientele.ledger.NettedReturns;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Keeps what net returns take off `customer_day` level with `order_line`.
///
/// It is worked out afresh for each customer whose lines have changed, from all lines of the
/// products returned, so that it does not matter in which order uploads come and go.
final class ReturnRollup {

    private static final int FETCH = 10_000;

    private static final String ANY_NET = "select exists (select from order_line where net)";

    private static final String OF_NET =
            "select distinct customer_id from order_line where net and customer_id ";

    private static final RowMapper<String> CUSTOMER = (row, index) -> row.getString(1);

    private static final String RESET =
            """
            update customer_day set amount = amount + netted, netted = 0
            where netted <> 0 and customer_id = any(?)
            """;

    private static final String TRADES =
            """
            with returned as (
                select distinct customer_id, coalesce(product_id, product_name, '') as product
                from order_line
                where net and customer_id = any(?))
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

    /// Brings the rollup of an upload's customers level, those in the table `posted_day`.
    ///
    /// What the database knows of the ledger's columns is of before the upload, and may tell it to
    /// look through all lines for every one of them. So it gets customers it can find by an index,
    /// whichever side it begins with.
    LevelledReturns levelPosted(int uploadNumber) {
        if (!anyIsNet()) {
            return LevelledReturns.NONE;
        }
        jdbc.execute("create index on posted_day (customer_id)");
        return level(ofNetIn("select customer_id from posted_day"), Set.of(uploadNumber));
    }

    /// Brings the rollup of all customers level.
    ///
    /// @param uploadNumber the only upload there is
    LevelledReturns levelAll(int uploadNumber) {
        var customers = "select distinct customer_id from order_line where net";
        return level(jdbc.query(customers, CUSTOMER), Set.of(uploadNumber));
    }

    /// What became of the returns of these customers, before anything of them changes.
    ///
    /// @param customers a query for their ids
    /// @return by upload
    Map<Integer, NettedReturns> foundIn(String customers) {
        var ofNet = anyIsNet() ? ofNetIn(customers) : List.<String>of();
        return ofNet.isEmpty() ? Map.of() : trades(ofNet, Set.of()).returns().found();
    }

    /// Brings the rollup of these customers level.
    ///
    /// @param customers a query for their ids
    /// @return what became of these customers' returns, by upload
    Map<Integer, NettedReturns> levelIn(String customers) {
        return anyIsNet() ? level(ofNetIn(customers), Set.of()).found() : Map.of();
    }

    /// Brings the rollup of these customers level.
    ///
    /// @param added uploads whose lines were added
    LevelledReturns levelAmong(Set<String> customers, Set<Integer> added) {
        return level(jdbc.query(OF_NET + "= any(?)", CUSTOMER, (Object) array(customers)), added);
    }

    /// Whether there is one at all: most shops have none, and their lines are not looked at.
    private boolean anyIsNet() {
        return Boolean.TRUE.equals(jdbc.queryForObject(ANY_NET, Boolean.class));
    }

    private List<String> ofNetIn(String customers) {
        return jdbc.query(OF_NET + "in (" + customers + ")", CUSTOMER);
    }

    private LevelledReturns level(List<String> customers, Set<Integer> added) {
        if (customers.isEmpty()) {
            return LevelledReturns.NONE;
        }
        jdbc.update(RESET, (Object) array(customers));
        var trades = trades(customers, added);
        jdbc.update(SUBTRACT, trades::bind);
        return trades.returns();
    }

    private ReturnedTrades trades(List<String> customers, Set<Integer> added) {
        var trades = new ReturnedTrades(added);
        jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement(TRADES);
                    statement.setObject(1, array(customers));
                    statement.setFetchSize(FETCH);
                    return statement;
                },
                trades::add);
        trades.settle();
        return trades;
    }

    private static String[] array(Collection<String> customers) {
        return customers.toArray(String[]::new);
    }
}
