package io.clientele.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.download.JsonLines;
import io.clientele.snapshot.CustomerRow;
import io.clientele.snapshot.CustomerRow.Intervals;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.snapshot.SnapshotSegments;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.IdentityHashMap;

/// Customers of a snapshot as lines of JSON, each as its [SegmentMember] is written. What customers
/// share is written once for a list: the names of the fields, and all that their segments and their
/// scores say. Not for use by several threads.
final class MemberLines {

    private static final byte[] CUSTOMER_ID = bytes("{\"customerId\":");
    private static final byte[] FREQUENCY = bytes(",\"frequency\":");
    private static final byte[] MONETARY = bytes(",\"monetary\":");
    private static final byte[] ALIVE = bytes(",\"probabilityAlive\":");
    private static final byte[] ALIVE_RANGE = bytes(",\"probabilityAliveRange\":");
    private static final byte[] PURCHASES = bytes(",\"expectedPurchases\":");
    private static final byte[] PURCHASES_RANGE = bytes(",\"expectedPurchasesRange\":");
    private static final byte[] ORDER_VALUE = bytes(",\"expectedOrderValue\":");
    private static final byte[] LIFETIME_VALUE = bytes(",\"lifetimeValue\":{\"amount\":");
    private static final byte[] VALUE_LOW = bytes(",\"low\":");
    private static final byte[] HIGH = bytes(",\"high\":");
    private static final byte[] LOW = bytes("{\"low\":");
    private static final byte[] CHANCE_A = bytes("{\"A\":");
    private static final byte[] CHANCE_B = bytes(",\"B\":");
    private static final byte[] CHANCE_C = bytes(",\"C\":");
    private static final byte[] CHANCE_D = bytes(",\"D\":");
    private static final byte[] PROBABILITY = bytes("{\"probability\":");
    private static final byte[] WITHIN_DAYS = bytes(",\"withinDays\":");
    private static final byte[] CLOSE = bytes("}");
    private static final byte[] NULL = bytes("null");

    /// Scores reach from 1 to 10.
    private static final int SCORES = 11;

    private final JsonMapper json;
    private final Snapshot snapshot;
    private final SnapshotSegments segments;
    private final IdentityHashMap<SnapshotSegment, byte[]> parts = new IdentityHashMap<>();
    private final byte[] @Nullable [] scores = new byte[SCORES * SCORES * SCORES] @Nullable [];
    private final byte[] caution;
    private final byte[] end;

    MemberLines(JsonMapper json, Snapshot snapshot, SnapshotSegments segments) {
        this.json = json;
        this.snapshot = snapshot;
        this.segments = segments;
        var basis = snapshot.basis();
        caution =
                bytes(
                        ",\"probabilityAliveCaution\":%s,\"buyingAgain\":"
                                .formatted(json.writeValueAsString(basis.aliveCaution())));
        end = bytes(",\"horizonMonths\":%d}}}".formatted(basis.horizonMonths()));
    }

    void write(CustomerRow customer, JsonLines line) throws IOException {
        line.part(CUSTOMER_ID);
        line.text(customer.customerId());
        line.part(of(customer, Family.RFM));
        line.number(customer.recencyDays());
        line.part(FREQUENCY);
        line.number(customer.frequency());
        line.part(MONETARY);
        line.amount(customer.monetary());
        line.part(scores(customer));
        line.part(of(customer, Family.GRID));
        line.part(of(customer, Family.TIER));
        line.part(of(customer, Family.CLUSTER));
        line.part(of(customer, Family.VALUE));
        lifetime(customer, line);
        line.part(end);
        line.end();
    }

    private void lifetime(CustomerRow customer, JsonLines line) throws IOException {
        var intervals = customer.intervals();
        chances(intervals, line);
        line.part(ALIVE);
        line.number(customer.probabilityAlive());
        line.part(ALIVE_RANGE);
        if (intervals == null) {
            line.part(NULL);
        } else {
            range(intervals.probabilityAliveLow(), intervals.probabilityAliveHigh(), line);
        }
        line.part(caution);
        buyingAgain(customer.buyingAgain(), line);
        line.part(PURCHASES);
        line.number(customer.expectedPurchases());
        line.part(PURCHASES_RANGE);
        if (intervals == null) {
            line.part(NULL);
        } else {
            range(intervals.expectedPurchasesLow(), intervals.expectedPurchasesHigh(), line);
        }
        line.part(ORDER_VALUE);
        line.amount(customer.expectedOrderValue());
        line.part(LIFETIME_VALUE);
        line.amount(customer.lifetimeValue());
        line.part(VALUE_LOW);
        line.amount(customer.lifetimeValueLow());
        line.part(HIGH);
        line.amount(customer.lifetimeValueHigh());
    }

    private static void chances(@Nullable Intervals intervals, JsonLines line) throws IOException {
        if (intervals == null) {
            line.part(NULL);
            return;
        }
        line.part(CHANCE_A);
        line.number(intervals.valueA());
        line.part(CHANCE_B);
        line.number(intervals.valueB());
        line.part(CHANCE_C);
        line.number(intervals.valueC());
        line.part(CHANCE_D);
        line.number(intervals.valueD());
        line.part(CLOSE);
    }

    private static void range(float low, float high, JsonLines line) throws IOException {
        line.part(LOW);
        line.number(low);
        line.part(HIGH);
        line.number(high);
        line.part(CLOSE);
    }

    private void buyingAgain(@Nullable Double probability, JsonLines line) throws IOException {
        var days = snapshot.basis().buyingAgainDays();
        if (probability == null || days == null) {
            line.part(NULL);
            return;
        }
        line.part(PROBABILITY);
        line.number(probability);
        line.part(WITHIN_DAYS);
        line.number(days);
        line.part(CLOSE);
    }

    /// What is written of the customer's segment.
    private byte[] of(CustomerRow customer, Family family) {
        return parts.computeIfAbsent(
                segments.of(customer, family), segment -> bytes(part(segment, family)));
    }

    private String part(SnapshotSegment segment, Family family) {
        return switch (family) {
            case RFM ->
                    ",\"segment\":%s,\"rfm\":{\"recencyDays\":"
                            .formatted(json.writeValueAsString(CustomerSegments.name(segment)));
            case GRID -> ",\"grid\":" + json.writeValueAsString(CustomerSegments.name(segment));
            case TIER -> ",\"tier\":" + json.writeValueAsString(CustomerSegments.name(segment));
            case CLUSTER ->
                    ",\"cluster\":" + json.writeValueAsString(CustomerSegments.cluster(segment));
            case VALUE ->
                    ",\"lifetime\":{\"model\":%s,\"valueSegment\":%s,\"valueSegmentChances\":"
                            .formatted(
                                    json.writeValueAsString(snapshot.basis().model()),
                                    json.writeValueAsString(segment.name()));
        };
    }

    /// What is written of the customer's scores.
    private byte[] scores(CustomerRow customer) {
        int recency = customer.recencyScore();
        int frequency = customer.frequencyScore();
        int monetary = customer.monetaryScore();
        int place = (recency * SCORES + frequency) * SCORES + monetary;
        var known = scores[place];
        if (known == null) {
            var scale = snapshot.scale();
            known =
                    bytes(
                            ",\"recencyScore\":%d,\"frequencyScore\":%d,\"monetaryScore\":%d,\"code\":%s,\"combinedScore\":%s}"
                                    .formatted(
                                            recency,
                                            frequency,
                                            monetary,
                                            json.writeValueAsString(
                                                    scale.code(recency, frequency, monetary)),
                                            json.writeValueAsString(
                                                    CustomerSegments.combinedScore(
                                                            scale, customer))));
            scores[place] = known;
        }
        return known;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
