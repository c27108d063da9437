package io.clientele.modelcard;

import io.clientele.analysis.Background;
import io.clientele.ledger.PurchaseHistory;
import io.clientele.publishing.SegmentDefinition;
import io.clientele.publishing.SnapshotColumns;
import io.clientele.snapshot.Family;
import io.clientele.uncertainty.CustomerRanges.Range;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// SHA-256 over columns, bit for bit: two that are equal were made of the same numbers.
final class Fingerprint {

    private static final int BUFFER = 1 << 16;

    private final MessageDigest digest;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Of everything that customers bought and, where a run read them, of their traits and of the
    /// orders that reach into its window. Products and places, which segments do not depend on, are
    /// left out.
    static String of(PurchaseHistory history, Background background) {
        var traits = background.traits();
        var print = new Fingerprint();
        print.add(history.customerIds());
        print.add(history.start());
        print.add(history.day());
        print.add(history.orders());
        print.add(history.amount());
        // A run that read none keeps the hash of the history alone.
        if (traits.customerIds().length > 0) {
            print.add(traits.customerIds());
            print.add(traits.returnShare());
            print.add(traits.distinctProducts());
        }
        new TreeMap<>(background.reaching())
                .forEach(
                        (customer, orders) -> {
                            print.add(new String[] {customer});
                            print.add(orders);
                        });
        return print.text();
    }

    /// Of everything that a snapshot says of customers but for the numbers of their clusters, which
    /// follow people from run to run: who is together counts, not what that group is called.
    static String of(List<SegmentDefinition> segments, SnapshotColumns columns) {
        var print = new Fingerprint();
        print.add(
                segments.stream()
                        .filter(segment -> segment.family() != Family.CLUSTER)
                        .map(SegmentDefinition::toString)
                        .toArray(String[]::new));
        print.add(columns.customerIds());
        print.add(columns.recencyDays());
        print.add(columns.frequency());
        print.add(columns.monetary());
        print.add(columns.recencyScore());
        print.add(columns.frequencyScore());
        print.add(columns.monetaryScore());
        print.add(columns.rfmSegment());
        print.add(columns.gridCell());
        print.add(byFirstCustomer(columns.cluster()));
        print.add(columns.tier());
        print.add(columns.valueSegment());
        print.add(columns.probabilityAlive());
        print.add(Objects.requireNonNullElse(columns.buyingAgain(), new double[0]));
        print.add(columns.expectedPurchases());
        print.add(columns.expectedOrderValue());
        print.add(columns.lifetimeValue());
        var ranges = columns.ranges();
        if (ranges != null) {
            print.add(ranges.probabilityAlive());
            print.add(ranges.purchases());
            print.add(ranges.lifetimeValue());
            for (float[] chances : ranges.valueSegments()) {
                print.add(chances);
            }
        }
        return print.text();
    }

    /// The same groups, numbered by their first customers.
    private static int[] byFirstCustomer(int[] groups) {
        Map<Integer, Integer> numbers = new HashMap<>();
        return Arrays.stream(groups)
                .map(group -> numbers.computeIfAbsent(group, unseen -> numbers.size()))
                .toArray();
    }

    private void add(String[] texts) {
        add(texts.length);
        for (String text : texts) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            add(bytes.length);
            drain();
            digest.update(bytes);
        }
    }

    private void add(int[] numbers) {
        add(numbers.length);
        for (int number : numbers) {
            add(number);
        }
    }

    private void add(long[] numbers) {
        add(numbers.length);
        for (long number : numbers) {
            room();
            buffer.putLong(number);
        }
    }

    private void add(double[] numbers) {
        add(numbers.length);
        for (double number : numbers) {
            room();
            buffer.putDouble(number);
        }
    }

    private void add(Range range) {
        add(range.low());
        add(range.high());
    }

    private void add(float[] numbers) {
        add(numbers.length);
        for (float number : numbers) {
            add(Float.floatToRawIntBits(number));
        }
    }

    private void add(int number) {
        room();
        buffer.putInt(number);
    }

    private void room() {
        if (buffer.remaining() < Long.BYTES) {
            drain();
        }
    }

    private void drain() {
        digest.update(buffer.flip());
        buffer.clear();
    }

    private String text() {
        drain();
        return HexFormat.of().formatHex(digest.digest());
    }
}
