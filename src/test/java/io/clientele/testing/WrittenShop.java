package io.clientele.testing;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// A ledger written by hand: a few lines on a database of its own, with their rollup.
public final class WrittenShop {

    private final TestDatabase database = TestDatabase.migrated();
    private int lines;

    /// Adds lines of an upload, one a row of text:
    ///
    /// `customer order day product quantity price [attribute=value …]`
    ///
    /// A negative quantity is a return. Attributes are columns of `order_line`; blanks in their
    /// values are written `_`.
    public WrittenShop with(int upload, String rows) {
        for (var row : rows.strip().split("\n", -1)) {
            insert(upload, row.strip().split(" +", -1));
        }
        jdbc().sql("truncate customer_day").update();
        jdbc().sql(
                        """
                        insert into customer_day
                            (customer_id, day, orders, lines, returned_lines, amount, returned_amount)
                        select customer_id, day,
                               count(distinct order_id) filter (where not returned and day = first_day),
                               count(*) filter (where not returned), count(*) filter (where returned),
                               coalesce(sum(amount) filter (where not returned), 0),
                               coalesce(sum(amount) filter (where returned), 0)
                        from (select l.*, min(l.day) filter (where not l.returned)
                                          over (partition by l.customer_id, l.order_id) as first_day
                              from order_line l) l
                        group by customer_id, day
                        """)
                .update();
        jdbc().sql("update ledger_revision set revision = revision + 1").update();
        return this;
    }

    private void insert(int upload, String[] words) {
        var quantity = new BigDecimal(words[4]);
        var day = LocalDate.parse(words[2]);
        Map<String, String> more = new TreeMap<>();
        for (int i = 6; i < words.length; i++) {
            var pair = words[i].split("=", 2);
            more.put(pair[0], pair[1].replace('_', ' '));
        }
        jdbc().sql(
                        """
                        insert into order_line
                            (row_hash, line, ordered_at, upload_number, day, returned, non_product, customer_id, order_id,
                             product_id, product_name, category, quantity, unit_price, amount, region, payment_method,
                             channel)
                        values (:line, :line, :day, :upload, :day, :returned, :nonProduct, :customer, :order, :product,
                                :name, :category, :quantity, :price, :amount, :region, :payment, :channel)
                        """)
                .param("line", ++lines)
                .param("day", day)
                .param("upload", upload)
                .param("returned", quantity.signum() < 0)
                .param("nonProduct", more.containsKey("non_product"))
                .param("customer", words[0])
                .param("order", words[1])
                .param("product", words[3].equals("-") ? null : words[3])
                .param("name", more.get("product_name"))
                .param("category", more.get("category"))
                .param("quantity", quantity)
                .param("price", new BigDecimal(words[5]))
                .param("amount", quantity.multiply(new BigDecimal(words[5])))
                .param("region", more.get("region"))
                .param("payment", more.get("payment_method"))
                .param("channel", more.get("channel"))
                .update();
    }

    /// Notes an upload that has succeeded, and gives its id.
    ///
    /// @param rejected refused rows by reason, as JSON
    public UUID upload(
            int number,
            long accepted,
            long returns,
            long duplicates,
            long refused,
            String rejected) {
        return upload(number, accepted, returns, duplicates, refused, rejected, null);
    }

    /// The same of a file that was sent before.
    public UUID upload(
            int number,
            long accepted,
            long returns,
            long duplicates,
            long refused,
            String rejected,
            @Nullable UUID sameContentAs) {
        var id = UUID.nameUUIDFromBytes(new byte[] {(byte) number});
        jdbc().sql(
                        """
                        insert into upload
                            (id, number, status, attempt, cancel_requested, duplicates, dry_run, content_hash,
                             content_bytes, same_content_as, stage, percent, rows_read, rows_accepted, rows_returns,
                             rows_duplicates, rows_rejected, rejected_by_reason, customers, orders, products, created_at)
                        overriding system value
                        values (:id, :number, 'SUCCEEDED', 1, false, 'DROP', false, '', 0, :same, 'done', 100,
                                :accepted + :returns + :duplicates + :refused, :accepted, :returns, :duplicates, :refused,
                                :rejected::jsonb, 0, 0, 0, now())
                        """)
                .param("id", id)
                .param("number", number)
                .param("same", sameContentAs)
                .param("accepted", accepted)
                .param("returns", returns)
                .param("duplicates", duplicates)
                .param("refused", refused)
                .param("rejected", rejected)
                .update();
        return id;
    }

    public JdbcClient jdbc() {
        return database.jdbc();
    }

    public JdbcTemplate template() {
        return new JdbcTemplate(database.dataSource());
    }
}
