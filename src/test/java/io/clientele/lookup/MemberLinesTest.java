package io.clientele.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.download.Downloads;
import io.clientele.rfm.RfmWeights;
import io.clientele.rfm.ScoreScale;
import io.clientele.snapshot.CustomerRow;
import io.clientele.snapshot.CustomerRow.Intervals;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.LifetimeBasis;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.snapshot.SnapshotSegments;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

/// Lines made of parts are those that Jackson makes of whole members.
class MemberLinesTest {

    private static final List<String> TEXTS =
            List.of(
                    "17850",
                    "",
                    " ",
                    "it's \"quoted\"",
                    "back\\slash /path/ <b>&amp;</b>",
                    "\0\u0001\b\t\n\f\r\u001f\u007f\u0080\u2028",
                    "Füße – Ελλάδα 日本語 🛒𝄞",
                    "a;b,c:{}[]",
                    "x".repeat(70_000),
                    "ü\"".repeat(70_000));

    private static final List<BigDecimal> AMOUNTS =
            List.of(
                    new BigDecimal("0.00"),
                    new BigDecimal("-0.05"),
                    new BigDecimal("1E+3"),
                    new BigDecimal("1E-7"),
                    new BigDecimal("0.0000001"),
                    new BigDecimal("-1234567.89"),
                    new BigDecimal("9999999999999999.99"),
                    new BigDecimal("123456789012345678901.25"));

    private static final List<Double> NUMBERS =
            List.of(
                    0.0,
                    -0.0,
                    1.0,
                    0.1 + 0.2,
                    1e-5,
                    1e7,
                    1.5e300,
                    Double.MIN_VALUE,
                    Double.NaN,
                    Double.NEGATIVE_INFINITY);

    private final JsonMapper json = JsonMapper.shared();
    private final Random random = new Random(1);

    @Test
    void areAsJacksonWritesThem() throws IOException {
        List<CustomerRow> customers = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            customers.add(customer());
        }
        for (var scale : List.of(5, 10)) {
            for (var caution : TEXTS) {
                var basis = new LifetimeBasis("bg-nbd" + caution, 12, 100, caution, null);
                areAsJacksonWritesThem(snapshot(basis, scale), customers.subList(0, 20));
            }
            areAsJacksonWritesThem(
                    snapshot(new LifetimeBasis("m", 3, null, null, null), scale), customers);
        }
    }

    private void areAsJacksonWritesThem(Snapshot snapshot, List<CustomerRow> customers)
            throws IOException {
        var segments = segments();
        var out = new ByteArrayOutputStream();
        var file =
                new Downloads(json)
                        .ndjson(
                                lines -> {
                                    var members = new MemberLines(json, snapshot, segments);
                                    for (var customer : customers) {
                                        members.write(customer, lines);
                                    }
                                });
        Objects.requireNonNull(file.getBody()).writeTo(out);

        assertThat(out.toString(UTF_8).lines())
                .containsExactlyElementsOf(
                        customers.stream()
                                .map(row -> CustomerSegments.member(snapshot, segments, row))
                                .map(json::writeValueAsString)
                                .toList());
    }

    private static Snapshot snapshot(LifetimeBasis basis, int bins) {
        return new Snapshot(
                1,
                UUID.randomUUID(),
                LocalDate.EPOCH,
                Instant.EPOCH,
                basis,
                new ScoreScale(bins, new RfmWeights(1, 2, 4)),
                false);
    }

    /// One of each family for each text.
    private static SnapshotSegments segments() {
        List<SnapshotSegment> segments = new ArrayList<>();
        for (var family : Family.values()) {
            for (int code = 0; code < TEXTS.size(); code++) {
                segments.add(
                        new SnapshotSegment(
                                family.toString(),
                                code,
                                family + "-" + TEXTS.get(code),
                                TEXTS.get(code),
                                null,
                                null,
                                null,
                                1,
                                1,
                                BigDecimal.ONE,
                                1,
                                null,
                                null,
                                null,
                                null));
            }
        }
        return new SnapshotSegments(segments);
    }

    private CustomerRow customer() {
        return new CustomerRow(
                one(TEXTS.subList(0, 8)) + one(TEXTS.subList(0, 8)),
                random.nextInt(),
                random.nextInt(1_000),
                one(AMOUNTS),
                1 + random.nextInt(5),
                1 + random.nextInt(5),
                1 + random.nextInt(5),
                code(),
                code(),
                code(),
                code(),
                code(),
                perhaps(one(NUMBERS)),
                perhaps(random.nextDouble()),
                random.nextBoolean() ? random.nextDouble() : one(NUMBERS),
                BigDecimal.valueOf(random.nextLong(), 2),
                one(AMOUNTS),
                perhaps(one(AMOUNTS)),
                perhaps(one(AMOUNTS)),
                perhaps(intervals()));
    }

    private Intervals intervals() {
        return new Intervals(
                0.31f, Float.NaN, number(), number(), number(), number(), number(), 1e-5f);
    }

    private float number() {
        return random.nextBoolean() ? random.nextFloat() : (float) (double) one(NUMBERS);
    }

    /// Long texts are for a few customers only.
    private int code() {
        return random.nextInt(random.nextInt(200) == 0 ? TEXTS.size() : 8);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private <T> @Nullable T perhaps(T value) {
        return random.nextBoolean() ? value : null;
    }
}
