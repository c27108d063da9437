package io.clientele.locality;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.extract.OrderLines;
import io.clientele.extract.StoredLines;
import io.clientele.ledger.Ledger;
import io.clientele.ledger.LedgerProperties;
import io.clientele.rollup.Rollup;
import io.clientele.testing.TestDatabase;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/// Regions by day, next to what the lines themselves say.
class RegionDaysTests {

    private static final LocalDate FIRST = LocalDate.of(2025, 3, 1);
    private static final long LARGEST = 9_000_000_000_000_000_000L;
    private static final LocalDate BEFORE = FIRST.plusDays(20);

    /// Two that are too short and too long, and two whose order as strings is not that of their
    /// bytes.
    private static final String[] SOME = {
        "Süd", "Nord", "West", "", "x".repeat(201), "\uFFFD", "\uD83D\uDE00"
    };

    private final TestDatabase database = TestDatabase.migrated();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
    private final TransactionTemplate transaction =
            new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()));
    private final Ledger ledger = new Ledger(jdbc, JdbcClient.create(jdbc));
    private final OrderLines lines =
            new OrderLines(
                    new StoredLines(jdbc),
                    ledger,
                    new LedgerProperties(
                            ZoneOffset.UTC, LedgerProperties.Source.POSTGRESQL, 5_000_000));
    private int written;

    /// Customers of one region, of several, and some lines of whom name none; orders over days and
    /// regions; lines on the as-of date and later; returns.
    @Test
    void areThoseThatTheLinesTell() {
        var random = new Random(5);
        for (int i = 0; i < 3_000; i++) {
            int order = random.nextInt(900);
            int customer = order % 120;
            int region = customer % 3 == 0 ? customer % 7 : random.nextInt(SOME.length + 1);
            write(
                    "c" + customer,
                    "o" + order,
                    FIRST.plusDays(order % 17 + random.nextInt(6)),
                    customer % 10 == 0 || region == SOME.length ? null : SOME[region],
                    random.nextInt(1_000_000),
                    random.nextInt(9) == 0);
        }
        roll();

        assertThat(regionDays()).isEqualTo(told()).hasSizeGreaterThan(100);
    }

    /// The hundred largest are told apart; of those that sold as much, the first by their bytes.
    @Test
    void tellTheLargestApart() {
        for (int region = 0; region < 130; region++) {
            write("c" + region, "o", FIRST, "R" + region, region < 20 ? 1 : 50_000, false);
            write("mixed", "o" + region, FIRST, "R" + region, 10_000, false);
        }
        roll();

        assertThat(regionDays()).isEqualTo(told()).hasSize(101);
    }

    /// What returns took off a day is shared by its lines; off that of one region it is all its
    // own.
    @Test
    void areLessWhatReturnsTook() {
        write("eve", "o", FIRST, "Nord", 600_000, false);
        write("eve", "o", FIRST, "Süd", 400_000, false);
        write("bob", "o", FIRST, "Nord", 500_000, false);
        write("eve", "r", FIRST, "Nord", 250_000, true);
        roll();
        jdbc.update("update order_line set net = true where returned");
        take("eve", 250_000);
        take("bob", 100_000);

        int day = Math.toIntExact(FIRST.toEpochDay());
        assertThat(regionDays())
                .containsExactly(
                        new RegionDay("Nord", day, 2, 450_000 + 400_000),
                        new RegionDay("Süd", day, 0, 300_000));
    }

    /// Each day can be counted, but not all of them in one number.
    @Test
    void areThereForRegionsOfAnySize() {
        for (int customer = 0; customer < 3; customer++) {
            write("c" + customer, "o", FIRST.plusDays(customer), "Nord", LARGEST, false);
        }
        roll();

        assertThat(regionDays()).isEqualTo(told()).hasSize(3);
    }

    @Test
    void areNoneWhereNoLineNamesARegion() {
        write("eve", "o", FIRST, null, 50_000, false);
        roll();

        assertThat(regionDays()).isEmpty();
    }

    private void take(String customer, long amount) {
        var taken = BigDecimal.valueOf(amount, 4);
        jdbc.update(
                "update customer_day set amount = amount - ?, netted = ? where customer_id = ?",
                taken,
                taken,
                customer);
    }

    private List<RegionDay> regionDays() {
        return Objects.requireNonNull(
                transaction.execute(
                        status -> {
                            var history = ledger.historyBefore(BEFORE);
                            var places = lines.placesBefore(BEFORE, history.customerIds());
                            return lines.regionDaysBefore(BEFORE, history, places);
                        }));
    }

    /// Counted from all lines.
    private List<RegionDay> told() {
        List<RegionDay> told = new ArrayList<>();
        jdbc.query(
                """
                with line as (
                    select customer_id, order_id, day, region, sum(amount) as amount
                    from order_line
                    where not returned and day < ?
                    group by customer_id, order_id, day, region),
                placed as (
                    select region, day, amount,
                           row_number() over (
                               partition by customer_id, order_id
                               order by day, region collate "C" nulls last) = 1 as begins
                    from line),
                kept as (
                    select region from placed
                    where length(region) between 1 and 200
                    group by region order by sum(amount) desc, region collate "C" limit 100)
                select k.region, p.day - date '1970-01-01', count(*) filter (where p.begins),
                       (sum(p.amount) * 10000)::bigint
                from placed p left join kept k on k.region = p.region
                group by k.region, p.day
                order by k.region collate "C" nulls last, p.day
                """,
                row -> {
                    told.add(
                            new RegionDay(
                                    row.getString(1),
                                    row.getInt(2),
                                    row.getInt(3),
                                    row.getLong(4)));
                },
                BEFORE);
        return told;
    }

    private void write(
            String customer,
            String order,
            LocalDate day,
            @Nullable String region,
            long amount,
            boolean returned) {
        var decimal = BigDecimal.valueOf(returned ? -amount : amount, 4);
        jdbc.update(
                """
                insert into order_line
                    (row_hash, line, ordered_at, upload_number, day, returned, non_product, customer_id, order_id,
                     quantity, unit_price, amount, region)
                values (?, ?, ?, 1, ?, ?, false, ?, ?, 1, ?, ?, ?)
                """,
                ++written,
                written,
                day,
                day,
                returned,
                customer,
                order,
                decimal.abs(),
                decimal,
                region);
    }

    private void roll() {
        transaction.executeWithoutResult(
                status -> {
                    jdbc.execute(
                            """
                            create temporary table touched_customer on commit drop as
                            select distinct customer_id from order_line
                            """);
                    new Rollup(jdbc).rebuildTouched();
                });
    }
}
