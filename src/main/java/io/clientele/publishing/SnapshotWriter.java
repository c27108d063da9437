package io.clientele.publishing;

import io.clientele.bulk.BinaryCopyWriter;
import io.clientele.snapshot.Family;
import io.clientele.uncertainty.CustomerRanges;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Writes a draft into a partition of its own, which readers cannot see until the pointer moves.
@Component
class SnapshotWriter {

    private static final String[] COLUMNS = {
        "snapshot_number",
        "recency_days",
        "frequency",
        "recency_score",
        "frequency_score",
        "monetary_score",
        "rfm_segment",
        "grid_cell",
        "cluster",
        "tier",
        "value_segment",
        "probability_alive",
        "buying_again",
        "expected_purchases",
        "customer_id",
        "monetary",
        "expected_order_value",
        "lifetime_value",
        "probability_alive_low",
        "probability_alive_high",
        "expected_purchases_low",
        "expected_purchases_high",
        "value_chance_a",
        "value_chance_b",
        "value_chance_c",
        "value_chance_d",
        "lifetime_value_low",
        "lifetime_value_high",
        "region"
    };

    private static final int RANGE_COLUMNS = 10;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final DriftWriter drift;

    SnapshotWriter(JdbcTemplate template, JdbcClient jdbc, DriftWriter drift) {
        this.template = template;
        this.jdbc = jdbc;
        this.drift = drift;
    }

    /// A number that no other snapshot has.
    int number() {
        return jdbc.sql("select nextval(pg_get_serial_sequence('snapshot', 'number'))")
                .query(Integer.class)
                .single();
    }

    /// Stores the draft under a number and makes it the current snapshot, in the current
    /// transaction.
    void publish(int number, SnapshotDraft draft) {
        register(number, draft);
        summarise(number, draft);
        drift.write(number, draft.columns());
        jdbc.sql(
                        "create table customer_segment_%d (like customer_segment including defaults)"
                                .formatted(number))
                .update();
        copy(number, draft.columns(), draft.regions());
        // Indexed, and known to hold this number alone, before it is attached: no scan, no long
        // lock.
        jdbc.sql(
                        """
                        alter table customer_segment_%1$d
                            add constraint customer_segment_%1$d_pk primary key (snapshot_number, customer_id),
                            add constraint customer_segment_%1$d_number check (snapshot_number = %1$d)
                        """
                                .formatted(number))
                .update();
        for (Family family : Family.values()) {
            jdbc.sql(
                            "create index on customer_segment_%d (%s, customer_id)"
                                    .formatted(number, family.column()))
                    .update();
        }
        jdbc.sql(
                        "alter table customer_segment attach partition customer_segment_%1$d for values in (%1$d)"
                                .formatted(number))
                .update();
        jdbc.sql("analyze customer_segment_%d".formatted(number)).update();
        jdbc.sql(
                        """
                        insert into current_snapshot (snapshot_number) values (:number)
                        on conflict (only_one) do update set snapshot_number = excluded.snapshot_number
                        """)
                .param("number", number)
                .update();
    }

    private void register(int number, SnapshotDraft draft) {
        var weights = draft.scale().weights();
        jdbc.sql(
                        """
                        insert into snapshot
                            (number, segmentation_id, as_of, computed_at, ledger_revision, model, horizon_months, customers,
                             revenue, bins, recency_weight, frequency_weight, monetary_weight, buying_again_days,
                             alive_caution, value_caution)
                        overriding system value
                        values (:number, :segmentation, :asOf, :computedAt, :revision, :model, :months, :customers,
                                :revenue, :bins, :recencyWeight, :frequencyWeight, :monetaryWeight, :buyingAgainDays,
                                :aliveCaution, :valueCaution)
                        """)
                .param("number", number)
                .param("segmentation", draft.segmentation())
                .param("asOf", draft.asOf())
                .param("computedAt", draft.computedAt().atOffset(java.time.ZoneOffset.UTC))
                .param("revision", draft.ledgerRevision())
                .param("model", draft.basis().model())
                .param("months", draft.basis().horizonMonths())
                .param("customers", draft.columns().customers())
                .param("revenue", money(Arrays.stream(draft.columns().monetary()).sum()))
                .param("bins", draft.scale().bins())
                .param("recencyWeight", weights.recency())
                .param("frequencyWeight", weights.frequency())
                .param("monetaryWeight", weights.monetary())
                .param("buyingAgainDays", draft.basis().buyingAgainDays())
                .param("aliveCaution", draft.basis().aliveCaution())
                .param("valueCaution", draft.basis().valueCaution())
                .update();
    }

    private void summarise(int number, SnapshotDraft draft) {
        SnapshotColumns columns = draft.columns();
        double revenue = Math.max(Arrays.stream(columns.monetary()).sum(), Double.MIN_NORMAL);
        for (Family family : Family.values()) {
            Map<Integer, SegmentTotals> totals = new HashMap<>();
            int[] codes = columns.codes(family);
            for (int row = 0; row < codes.length; row++) {
                totals.computeIfAbsent(codes[row], code -> new SegmentTotals()).add(columns, row);
            }
            for (SegmentDefinition segment : draft.segments()) {
                if (segment.family() == family) {
                    var sums =
                            Objects.requireNonNullElseGet(
                                    totals.get(segment.code()), SegmentTotals::new);
                    insert(number, segment, sums, columns.customers(), revenue);
                }
            }
        }
    }

    private void insert(
            int number,
            SegmentDefinition segment,
            SegmentTotals sums,
            int customers,
            double revenue) {
        boolean empty = sums.customers() == 0;
        jdbc.sql(
                        """
                        insert into snapshot_segment values
                            (:number, :family, :code, :id, :name, :persona, :tier, :customers, :share, :revenue,
                             :revenueShare, :recency, :frequency, :monetary, :lifetime, :like)
                        """)
                .param("number", number)
                .param("family", segment.family().toString())
                .param("code", segment.code())
                .param("id", segment.id())
                .param("name", segment.name())
                .param("persona", segment.persona())
                .param("tier", segment.tierId())
                .param("like", segment.likeId())
                .param("customers", sums.customers())
                .param("share", empty ? 0 : sums.customers() / (double) customers)
                .param("revenue", money(sums.revenue()))
                .param("revenueShare", sums.revenue() / revenue)
                .param("recency", empty ? null : sums.meanRecencyDays())
                .param("frequency", empty ? null : sums.meanFrequency())
                .param("monetary", empty ? null : money(sums.meanMonetary()))
                .param("lifetime", empty ? null : money(sums.meanLifetimeValue()))
                .update();
    }

    private void copy(int number, SnapshotColumns columns, @Nullable String[] regions) {
        template.execute(
                (ConnectionCallback<Long>)
                        connection -> {
                            try (var out =
                                    BinaryCopyWriter.into(
                                            connection, "customer_segment_" + number, COLUMNS)) {
                                for (int row = 0; row < columns.customers(); row++) {
                                    write(out, number, columns, row);
                                    out.text(regions[row]);
                                }
                                return out.finish();
                            }
                        });
    }

    private static void write(BinaryCopyWriter out, int number, SnapshotColumns columns, int row)
            throws SQLException {
        double[] buyingAgain = columns.buyingAgain();
        out.row()
                .int4(number)
                .int4(columns.recencyDays()[row])
                .int4(columns.frequency()[row])
                .int2((short) columns.recencyScore()[row])
                .int2((short) columns.frequencyScore()[row])
                .int2((short) columns.monetaryScore()[row])
                .int2((short) columns.rfmSegment()[row])
                .int2((short) columns.gridCell()[row])
                .int2((short) columns.cluster()[row])
                .int2((short) columns.tier()[row])
                .int2((short) columns.valueSegment()[row]);
        optional(out, columns.probabilityAlive()[row]);
        optional(out, buyingAgain == null ? Double.NaN : buyingAgain[row]);
        out.float8(columns.expectedPurchases()[row])
                .text(columns.customerIds()[row])
                .numeric(tenThousandths(columns.monetary()[row]))
                .numeric(tenThousandths(columns.expectedOrderValue()[row]))
                .numeric(tenThousandths(columns.lifetimeValue()[row]));
        CustomerRanges ranges = columns.ranges();
        if (ranges == null) {
            for (int column = 0; column < RANGE_COLUMNS; column++) {
                out.none();
            }
        } else {
            write(out, ranges, row);
        }
    }

    private static void write(BinaryCopyWriter out, CustomerRanges ranges, int row)
            throws SQLException {
        out.float4((float) ranges.probabilityAlive().low()[row])
                .float4((float) ranges.probabilityAlive().high()[row])
                .float4((float) ranges.purchases().low()[row])
                .float4((float) ranges.purchases().high()[row]);
        for (float[] chances : ranges.valueSegments()) {
            out.float4(chances[row]);
        }
        out.numeric(tenThousandths(ranges.lifetimeValue().low()[row]))
                .numeric(tenThousandths(ranges.lifetimeValue().high()[row]));
    }

    private static void optional(BinaryCopyWriter out, double number) throws SQLException {
        if (Double.isNaN(number)) {
            out.none();
        } else {
            out.float8(number);
        }
    }

    /// Rounded to the cents that the columns hold.
    private static long tenThousandths(double amount) {
        return Math.multiplyExact(Math.round(amount * 100), 100L);
    }

    private static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_EVEN);
    }
}
