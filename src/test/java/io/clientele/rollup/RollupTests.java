package io.clientele.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.ledger.OrderLine;
import io.clientele.ledger.Returns;
import io.clientele.scratch.ScratchFolder;
import io.clientele.sums.PostedOrders;
import io.clientele.testing.TestDatabase;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/// Large uploads whose sums do not fit into the memory they have.
class RollupTests {

    private static final int DAY = Math.toIntExact(LocalDate.of(2025, 3, 1).toEpochDay());

    /// What one line can come to at most.
    private static final long LARGEST = 9_999_999_999_999_999L;

    private final TestDatabase database = TestDatabase.migrated();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
    private final TransactionTemplate transaction =
            new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()));
    private final Rollup rollup = new Rollup(jdbc);
    private long lines;

    /// Both uploads have lines of the same customers, orders and days, in any order.
    @Test
    void holdsWhatItsDefinitionSaysOfUploadsThatWerePutAside() {
        var random = new Random(11);
        for (int upload = 1; upload <= 2; upload++) {
            List<OrderLine> some = new ArrayList<>();
            for (int i = 0; i < 1_500; i++) {
                int order = random.nextInt(400);
                boolean returned = random.nextInt(8) == 0;
                long amount = random.nextInt(1_000_000);
                some.add(
                        line(
                                "c" + order % 37,
                                "o" + order,
                                DAY + random.nextInt(5),
                                returned ? -amount : amount,
                                returned));
            }
            Collections.shuffle(some, random);

            var buyers = post(upload, 20, some);

            assertThat(days()).isEqualTo(definition());
            assertThat(List.of(buyers.customers(), buyers.orders())).isEqualTo(buyersOf(upload));
        }
    }

    @Test
    void countsAnOrderOnTheEarlierDayWhicheverUploadBringsIt() {
        post(1, 1, List.of(line("eve", "o", DAY + 1, 5, false)));
        post(2, 1, List.of(line("eve", "o", DAY, 5, false), line("eve", "p", DAY, 5, false)));
        post(3, 1, List.of(line("eve", "o", DAY + 2, 5, false)));

        assertThat(jdbc.queryForList("select orders from customer_day order by day", Integer.class))
                .containsExactly(2, 0, 0);
        assertThat(days()).isEqualTo(definition());
    }

    /// Of three orders by turns, so that each is put aside a hundred times.
    @Test
    void addsUpAmountsBeyondALong() {
        List<OrderLine> some = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            some.add(line("rich", "o" + i % 3, DAY, LARGEST, false));
            some.add(line("rich", "o" + i % 3, DAY, -LARGEST, true));
        }

        post(1, 2, some);

        var expected = BigDecimal.valueOf(LARGEST, 4).multiply(BigDecimal.valueOf(6_000));
        assertThat(jdbc.queryForMap("select amount, returned_amount from customer_day"))
                .containsEntry("amount", expected)
                .containsEntry("returned_amount", expected.negate());
    }

    @Test
    void leavesNoNameOfAFileBehind() throws IOException {
        try (var posted = new PostedOrders(1)) {
            posted.add(line("eve", "o", DAY, 5, false));
            posted.add(line("eve", "p", DAY, 5, false));
            assertThat(posted.inOrder()).toIterable().hasSize(2);

            try (var files = Files.list(ScratchFolder.ofThisProcess())) {
                assertThat(files).noneMatch(file -> file.toString().endsWith(".sums"));
            }
        }
    }

    /// Writes the lines as an upload does and adds them.
    ///
    /// @param most sums held in memory
    private Buyers post(int upload, int most, List<OrderLine> some) {
        return Objects.requireNonNull(
                transaction.execute(
                        status -> {
                            write(upload, some);
                            try (var posted = new PostedOrders(most)) {
                                some.forEach(posted::add);
                                return rollup.add(posted, upload, Returns.EXCLUDE);
                            }
                        }));
    }

    private void write(int upload, List<OrderLine> some) {
        jdbc.batchUpdate(
                """
                insert into order_line
                    (row_hash, line, ordered_at, upload_number, day, returned, non_product, customer_id, order_id,
                     quantity, unit_price, amount)
                values (?, ?, date '1970-01-01' + ?, ?, date '1970-01-01' + ?, ?, false, ?, ?, 1, ?, ?)
                """,
                some.stream()
                        .map(
                                line ->
                                        new Object[] {
                                            line.rowHash(),
                                            line.line(),
                                            line.day(),
                                            upload,
                                            line.day(),
                                            line.returned(),
                                            line.customerId(),
                                            line.orderId(),
                                            BigDecimal.valueOf(line.unitPrice(), 4),
                                            BigDecimal.valueOf(line.amount(), 4)
                                        })
                        .toList());
    }

    private List<@Nullable String> days() {
        return jdbc.queryForList(
                """
                select (customer_id, day, orders, lines, returned_lines, amount, returned_amount)::text
                from customer_day order by customer_id, day
                """,
                String.class);
    }

    private List<@Nullable String> definition() {
        return jdbc.queryForList(
                """
                select (customer_id, day, orders, lines, returned_lines,
                        amount::numeric(24, 4), returned_amount::numeric(24, 4))::text
                from (with added as (select * from order_line), %s) summary
                order by customer_id, day
                """
                        .formatted(Rollup.SUMMARY),
                String.class);
    }

    private List<Long> buyersOf(int upload) {
        return jdbc.queryForObject(
                """
                select count(distinct customer_id), count(distinct order_id)
                from order_line where upload_number = ? and not returned
                """,
                (row, _) -> List.of(row.getLong(1), row.getLong(2)),
                upload);
    }

    private OrderLine line(String customer, String order, int day, long amount, boolean returned) {
        lines++;
        return new OrderLine(
                lines,
                customer,
                order,
                day,
                day * 86_400_000_000L,
                null,
                null,
                null,
                OrderLine.SCALE,
                amount,
                amount,
                null,
                null,
                null,
                returned,
                false,
                lines);
    }
}
