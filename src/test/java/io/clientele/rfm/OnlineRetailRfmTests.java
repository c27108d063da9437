package io.clientele.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The reference answers were made with pandas 1.5.3; their files say by which rule.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnlineRetailRfmTests {

    private static final SegmentMap STANDARD = SegmentMap.standard(5);

    private OnlineRetail shop;

    @BeforeAll
    void readShop() {
        shop = OnlineRetail.read();
    }

    @Test
    void matchesPandasSegmentsByCalendarDay() {
        JsonNode expected = answers("online-retail-rfm-by-date.json");
        RfmTable table = shop.byDate();
        assertThat(table.size()).isEqualTo(expected.get("customers").asInt());
        assertThat(IntStream.of(table.frequency()).sum()).isEqualTo(expected.get("orders").asInt());
        Map<String, double[]> sums = sumsBySegment(table, Scoring.qcut(5).score(table));
        JsonNode segments = expected.get("segmentsQcut");
        assertThat(sums.keySet()).containsExactlyInAnyOrderElementsOf(segments.propertyNames());
        sums.forEach(
                (id, sum) -> {
                    JsonNode segment = segments.get(id);
                    assertThat(sum[0]).isEqualTo(segment.get("customers").asInt());
                    assertThat(sum[3]).isCloseTo(segment.get("revenue").asDouble(), within(0.0051));
                    assertThat(sum[1] / sum[0])
                            .isCloseTo(segment.get("meanRecencyDays").asDouble(), within(1e-4));
                    assertThat(sum[2] / sum[0])
                            .isCloseTo(segment.get("meanFrequency").asDouble(), within(1e-4));
                });
    }

    @Test
    void matchesSampleCustomersOfBothMethods() {
        RfmTable table = shop.byDate();
        RfmScores percentRank = Scoring.percentRank(5).score(table);
        RfmScores qcut = Scoring.qcut(5).score(table);
        JsonNode sample = answers("online-retail-rfm-by-date.json").get("sample");
        for (String id : sample.propertyNames()) {
            int row = shop.customerIds().indexOf(id);
            JsonNode customer = sample.get(id);
            assertThat(table.recencyDays()[row]).isEqualTo(customer.get("recencyDays").asInt());
            assertThat(table.frequency()[row]).isEqualTo(customer.get("frequency").asInt());
            assertThat(table.monetary()[row])
                    .isCloseTo(customer.get("monetary").asDouble(), within(0.0051));
            assertThat(percentRank.code(row)).isEqualTo(customer.get("percentRank").asString());
            assertThat(segment(percentRank, row))
                    .isEqualTo(customer.get("percentRankSegment").asString());
            assertThat(qcut.code(row)).isEqualTo(customer.get("qcut").asString());
            assertThat(segment(qcut, row)).isEqualTo(customer.get("qcutSegment").asString());
        }
    }

    @Test
    void matchesPandasEdgesAndScoreCountsByTimeOfDay() {
        JsonNode expected = answers("online-retail-rfm.json");
        RfmTable table = shop.byTime();
        assertThat(IntStream.of(table.recencyDays()).sum())
                .isEqualTo(expected.get("totals").get("recency_sum").asInt());
        RfmScores scores = Scoring.qcut(5).score(table);
        assertEdges(scores.recency(), expected.get("quintile_edges").get("recency"));
        assertEdges(scores.monetary(), expected.get("quintile_edges").get("monetary"));
        assertCounts(scores.recency(), expected.get("score_counts").get("R"));
        assertCounts(scores.frequency(), expected.get("score_counts").get("F"));
        assertCounts(scores.monetary(), expected.get("score_counts").get("M"));
        JsonNode segments = expected.get("segments");
        Map<String, double[]> sums = sumsBySegment(table, scores);
        for (RfmSegment segment : RfmSegment.values()) {
            String name = segment.displayName().replace(" Them", "");
            double[] sum = sums.getOrDefault(segment.id(), new double[4]);
            assertThat(sum[0]).isEqualTo(segments.get(name).get("customers").asInt());
            assertThat(sum[3])
                    .isCloseTo(segments.get(name).get("monetary_sum").asDouble(), within(1e-3));
        }
    }

    @Test
    void putsEveryCustomerInOneOfNineCellsOfLikeSize() {
        RfmTable table = shop.byDate();
        int[] recent = new int[4];
        for (GridCell cell : GridCell.of(table)) {
            recent[cell.code().charAt(0) - '0']++;
        }
        assertThat(recent[1] + recent[2] + recent[3]).isEqualTo(4338);
        assertThat(recent[1]).isBetween(1400, 1500);
        assertThat(recent[2]).isBetween(1400, 1500);
    }

    private static JsonNode answers(String file) {
        return JsonMapper.shared().readTree(OnlineRetail.reference(file));
    }

    private static void assertEdges(ScoredColumn column, JsonNode edges) {
        for (int i = 0; i < 4; i++) {
            assertThat(column.edges().get(i)).isCloseTo(edges.get(i + 1).asDouble(), within(1e-9));
        }
        double smallest =
                column.bands().stream().mapToDouble(ScoredColumn.Band::smallest).min().orElse(0);
        double largest =
                column.bands().stream().mapToDouble(ScoredColumn.Band::largest).max().orElse(0);
        assertThat(smallest).isEqualTo(edges.get(0).asDouble());
        assertThat(largest).isEqualTo(edges.get(5).asDouble());
    }

    private static void assertCounts(ScoredColumn column, JsonNode counts) {
        assertThat(column.bands()).hasSize(5);
        for (ScoredColumn.Band band : column.bands()) {
            assertThat(band.customers()).isEqualTo(counts.get("" + band.score()).asInt());
        }
    }

    /// Per segment: customers, recency days, orders, revenue.
    private static Map<String, double[]> sumsBySegment(RfmTable table, RfmScores scores) {
        Map<String, double[]> sums = new TreeMap<>();
        for (int row = 0; row < table.size(); row++) {
            double[] sum = sums.computeIfAbsent(segment(scores, row), id -> new double[4]);
            sum[0]++;
            sum[1] += table.recencyDays()[row];
            sum[2] += table.frequency()[row];
            sum[3] += table.monetary()[row];
        }
        return sums;
    }

    private static String segment(RfmScores scores, int row) {
        return STANDARD.segments().get(scores.segment(row, STANDARD));
    }
}
