package io.clientele.snapshot;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

/// One customer's row of a snapshot, codes not yet named.
///
/// @param probabilityAlive null where it tells nothing
/// @param buyingAgain null where nothing was held out
/// @param intervals null where none were computed
public record CustomerRow(
        String customerId,
        int recencyDays,
        int frequency,
        BigDecimal monetary,
        int recencyScore,
        int frequencyScore,
        int monetaryScore,
        int rfmSegment,
        int gridCell,
        int cluster,
        int tier,
        int valueSegment,
        @Nullable Double probabilityAlive,
        @Nullable Double buyingAgain,
        double expectedPurchases,
        BigDecimal expectedOrderValue,
        BigDecimal lifetimeValue,
        @Nullable Intervals intervals) {

    /// The columns of `customer_segment s` to be read, in the order of the components.
    public static final String COLUMNS =
            """
            s.customer_id, s.recency_days, s.frequency, s.monetary, s.recency_score, s.frequency_score,
            s.monetary_score, s.rfm_segment, s.grid_cell, s.cluster, s.tier, s.value_segment,
            s.probability_alive, s.buying_again, s.expected_purchases, s.expected_order_value, s.lifetime_value,
            s.lifetime_value_low, s.lifetime_value_high, s.probability_alive_low,
            s.probability_alive_high, s.expected_purchases_low, s.expected_purchases_high,
            s.value_chance_a, s.value_chance_b, s.value_chance_c, s.value_chance_d""";

    /// How sure the figures are: ends of 90 % intervals, and the chance of each value segment.
    public record Intervals(
            BigDecimal lifetimeValueLow,
            BigDecimal lifetimeValueHigh,
            double probabilityAliveLow,
            double probabilityAliveHigh,
            double expectedPurchasesLow,
            double expectedPurchasesHigh,
            double valueA,
            double valueB,
            double valueC,
            double valueD) {

        private static @Nullable Intervals of(ResultSet row, int skip) throws SQLException {
            var low = row.getBigDecimal(skip + 18);
            return low == null
                    ? null
                    : new Intervals(
                            low,
                            row.getBigDecimal(skip + 19),
                            real(row, skip + 20),
                            real(row, skip + 21),
                            real(row, skip + 22),
                            real(row, skip + 23),
                            real(row, skip + 24),
                            real(row, skip + 25),
                            real(row, skip + 26),
                            real(row, skip + 27));
        }

        /// A `real` with the digits it is printed with, such as 0.31: the driver widens it to
        /// 0.3100000023841858 where it came in binary, which changes with how often it was asked.
        private static double real(ResultSet row, int column) throws SQLException {
            return Double.parseDouble(Float.toString(row.getFloat(column)));
        }
    }

    /// Reads these columns.
    ///
    /// @param skip columns of the row that come before
    public static CustomerRow of(ResultSet row, int skip) throws SQLException {
        return new CustomerRow(
                row.getString(skip + 1),
                row.getInt(skip + 2),
                row.getInt(skip + 3),
                row.getBigDecimal(skip + 4),
                row.getInt(skip + 5),
                row.getInt(skip + 6),
                row.getInt(skip + 7),
                row.getInt(skip + 8),
                row.getInt(skip + 9),
                row.getInt(skip + 10),
                row.getInt(skip + 11),
                row.getInt(skip + 12),
                row.getObject(skip + 13, Double.class),
                row.getObject(skip + 14, Double.class),
                row.getDouble(skip + 15),
                row.getBigDecimal(skip + 16),
                row.getBigDecimal(skip + 17),
                Intervals.of(row, skip));
    }

    /// The code of the segment of a family.
    public int code(Family family) {
        return switch (family) {
            case RFM -> rfmSegment;
            case GRID -> gridCell;
            case VALUE -> valueSegment;
            case TIER -> tier;
            case CLUSTER -> cluster;
        };
    }
}
