package io.clientele.snapshot;

import io.clientele.bulk.BinaryCopyReader;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

/// One customer's row of a snapshot, codes not yet named.
///
/// @param probabilityAlive null where it tells nothing
/// @param buyingAgain null where nothing was held out
/// @param lifetimeValueLow the lower end of its 90 % interval; null where none was computed
/// @param lifetimeValueHigh the upper end
/// @param intervals null where none were computed, or read
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
        @Nullable BigDecimal lifetimeValueLow,
        @Nullable BigDecimal lifetimeValueHigh,
        @Nullable Intervals intervals) {

    /// How much of a row is read.
    public enum Detail {
        /// All but the intervals, which most readers do without.
        FIGURES(
                """
                s.customer_id, s.recency_days, s.frequency, s.monetary, s.recency_score, s.frequency_score,
                s.monetary_score, s.rfm_segment, s.grid_cell, s.cluster, s.tier, s.value_segment,
                s.probability_alive, s.buying_again, s.expected_purchases, s.expected_order_value, s.lifetime_value,
                s.lifetime_value_low, s.lifetime_value_high"""),

        /// Everything.
        INTERVALS(
                FIGURES.columns
                        + """
                        , s.probability_alive_low, s.probability_alive_high, s.expected_purchases_low,
                        s.expected_purchases_high, s.value_chance_a, s.value_chance_b, s.value_chance_c,
                        s.value_chance_d""");

        private final String columns;

        Detail(String columns) {
            this.columns = columns;
        }

        /// The columns of `customer_segment s` to be selected.
        public String columns() {
            return columns;
        }

        /// Reads them.
        public CustomerRow read(ResultSet row) throws SQLException {
            return read(row, 0);
        }

        /// @param skip columns of the row that come before
        CustomerRow read(ResultSet row, int skip) throws SQLException {
            var low = row.getBigDecimal(skip + 18);
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
                    low,
                    row.getBigDecimal(skip + 19),
                    this == FIGURES || low == null ? null : Intervals.of(row, skip));
        }

        /// As the other reads them.
        CustomerRow read(BinaryCopyReader row) {
            var low = amountIfKnown(row, 17);
            return new CustomerRow(
                    Objects.requireNonNull(row.text(0)),
                    row.int4(1),
                    row.int4(2),
                    amount(row, 3),
                    row.int2(4),
                    row.int2(5),
                    row.int2(6),
                    row.int2(7),
                    row.int2(8),
                    row.int2(9),
                    row.int2(10),
                    row.int2(11),
                    row.isNull(12) ? null : row.float8(12),
                    row.isNull(13) ? null : row.float8(13),
                    row.float8(14),
                    amount(row, 15),
                    amount(row, 16),
                    low,
                    amountIfKnown(row, 18),
                    this == FIGURES || low == null ? null : Intervals.of(row));
        }

        private static @Nullable BigDecimal amountIfKnown(BinaryCopyReader row, int column) {
            return row.isNull(column) ? null : amount(row, column);
        }

        /// Amounts are stored in cents.
        private static BigDecimal amount(BinaryCopyReader row, int column) {
            return BigDecimal.valueOf(row.numeric(column) / 100, 2);
        }
    }

    /// How sure the figures are: ends of 90 % intervals, and the chance of each value segment. As
    /// `float`, which is written with the digits it was stored with: widened, 0.31 would become
    /// 0.3100000023841858.
    public record Intervals(
            float probabilityAliveLow,
            float probabilityAliveHigh,
            float expectedPurchasesLow,
            float expectedPurchasesHigh,
            float valueA,
            float valueB,
            float valueC,
            float valueD) {

        private static Intervals of(ResultSet row, int skip) throws SQLException {
            return new Intervals(
                    row.getFloat(skip + 20),
                    row.getFloat(skip + 21),
                    row.getFloat(skip + 22),
                    row.getFloat(skip + 23),
                    row.getFloat(skip + 24),
                    row.getFloat(skip + 25),
                    row.getFloat(skip + 26),
                    row.getFloat(skip + 27));
        }

        private static Intervals of(BinaryCopyReader row) {
            return new Intervals(
                    row.float4(19),
                    row.float4(20),
                    row.float4(21),
                    row.float4(22),
                    row.float4(23),
                    row.float4(24),
                    row.float4(25),
                    row.float4(26));
        }
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
