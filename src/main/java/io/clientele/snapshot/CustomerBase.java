package io.clientele.snapshot;

import io.clientele.bulk.BinaryCopyReader;
import io.clientele.drift.Distribution;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// All customers of a snapshot at once, counted rather than listed.
@Component
public class CustomerBase {

    /// Steps of 1, 2 and 5, since lifetime values span powers of ten.
    private static final String STEPS =
            """
            array(select m * 10::numeric ^ e from generate_series(-1, 9) e, unnest(array[1, 2, 5]) m
                  order by 1)""";

    private static final int TENTHS = 10;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    CustomerBase(JdbcClient jdbc, JdbcTemplate template) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /// Customers with one pair of scores.
    public record ScoreCell(
            int recencyScore, int frequencyScore, int customers, BigDecimal revenue) {}

    /// Customers whose value lies from one bound to below the next.
    ///
    /// @param to null for the last, which has no upper bound
    public record Band(BigDecimal from, @Nullable BigDecimal to, int customers, BigDecimal sum) {}

    /// How the customers of a snapshot are spread, by measure.
    public Map<String, Distribution> distributions(int number) {
        Map<String, Distribution> distributions = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select d.measure, d.edges, d.shares, n.customers
                        from snapshot_distribution d join snapshot n on n.number = d.snapshot_number
                        where n.number = :n
                        """)
                .param("n", number)
                .query(
                        row -> {
                            distributions.put(
                                    row.getString(1),
                                    new Distribution(
                                            doubles(row.getArray(2)),
                                            doubles(row.getArray(3)),
                                            row.getInt(4)));
                        });
        return distributions;
    }

    /// Customers by recency and frequency score.
    public List<ScoreCell> scores(int snapshot) {
        return jdbc.sql(
                        """
                        select recency_score, frequency_score, count(*), sum(monetary)
                        from customer_segment where snapshot_number = :number
                        group by 1, 2 order by 1, 2
                        """)
                .param("number", snapshot)
                .query(
                        (row, index) ->
                                new ScoreCell(
                                        row.getInt(1),
                                        row.getInt(2),
                                        row.getInt(3),
                                        row.getBigDecimal(4)))
                .list();
    }

    /// Customers and the sum of their lifetime values by lifetime value; bands without customers
    /// are left out.
    public List<Band> lifetimeValues(int snapshot) {
        return jdbc.sql(
                        """
                        with steps as (select %s as bounds),
                        banded as (
                            select width_bucket(lifetime_value, bounds) as band, lifetime_value
                            from customer_segment, steps where snapshot_number = :number)
                        select trim_scale(coalesce(bounds[band], 0)), trim_scale(bounds[band + 1]),
                            count(*), sum(lifetime_value)
                        from banded, steps group by band, bounds order by band
                        """
                                .formatted(STEPS))
                .param("number", snapshot)
                .query(
                        (row, index) ->
                                new Band(
                                        row.getBigDecimal(1),
                                        row.getBigDecimal(2),
                                        row.getInt(3),
                                        row.getBigDecimal(4)))
                .list();
    }

    /// How many customers are alive with a probability in each tenth from 0 to 1, ten numbers.
    public List<Integer> probabilitiesAlive(int snapshot) {
        return jdbc.sql(
                        """
                        select count(s.customer_id)
                        from generate_series(1, :tenths) tenth
                        left join customer_segment s on s.snapshot_number = :number
                            and s.probability_alive is not null
                            and least(width_bucket(s.probability_alive, 0, 1, :tenths), :tenths) = tenth
                        group by tenth order by tenth
                        """)
                .param("number", snapshot)
                .param("tenths", TENTHS)
                .query((row, index) -> row.getInt(1))
                .list();
    }

    /// Customers whose last purchase is at most so many days ago.
    public int active(int snapshot, int days) {
        return jdbc.sql(
                        """
                        select count(*) from customer_segment
                        where snapshot_number = :number and recency_days <= :days
                        """)
                .param("number", snapshot)
                .param("days", days)
                .query((row, index) -> row.getInt(1))
                .single();
    }

    /// The segments of every customer, streamed once.
    public SegmentCodes codes(int snapshot) {
        var query =
                """
                select customer_id, rfm_segment, grid_cell, value_segment, tier, cluster
                from customer_segment
                where snapshot_number = %d order by customer_id
                """
                        .formatted(snapshot);
        return Objects.requireNonNull(
                template.execute(
                        (ConnectionCallback<SegmentCodes>)
                                connection -> {
                                    var codes = new SegmentCodes.Builder();
                                    try (var rows = BinaryCopyReader.of(connection, query)) {
                                        while (rows.next()) {
                                            codes.add(Objects.requireNonNull(rows.text(0)));
                                            codes.set(Family.RFM, rows.int2(1));
                                            codes.set(Family.GRID, rows.int2(2));
                                            codes.set(Family.VALUE, rows.int2(3));
                                            codes.set(Family.TIER, rows.int2(4));
                                            codes.set(Family.CLUSTER, rows.int2(5));
                                        }
                                    }
                                    return codes.build();
                                }));
    }

    /// Customers drawn by a hash of their ids: by chance, yet the same ones every time, and each
    /// smaller sample is the beginning of a larger one.
    public List<CustomerRow> sample(int snapshot, int size) {
        return jdbc.sql(
                        "select "
                                + CustomerRow.Detail.FIGURES.columns()
                                + """
                                 from customer_segment s
                                where s.snapshot_number = :number
                                order by hashtextextended(s.customer_id, 42), s.customer_id
                                limit :size
                                """)
                .param("number", snapshot)
                .param("size", size)
                .query((row, index) -> CustomerRow.Detail.FIGURES.read(row))
                .list();
    }

    private static double[] doubles(Array array) throws SQLException {
        return Arrays.stream((Double[]) array.getArray())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
