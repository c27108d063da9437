package io.clientele.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

class SegmentTests {

    @ParameterizedTest
    @CsvSource({
        "1, hibernating hibernating at-risk at-risk cant-lose-them",
        "2, hibernating hibernating at-risk at-risk cant-lose-them",
        "3, about-to-sleep about-to-sleep need-attention loyal-customers loyal-customers",
        "4, promising potential-loyalists potential-loyalists loyal-customers loyal-customers",
        "5, new-customers potential-loyalists potential-loyalists champions champions"
    })
    void namesTheSegmentOfEveryRecencyAndFrequency(int recencyScore, String byFrequency) {
        assertThat(IntStream.rangeClosed(1, 5).mapToObj(f -> RfmSegment.of(recencyScore, f).id()))
                .containsExactly(byFrequency.split(" ", -1));
    }

    @Test
    void standardPatternsCoverEveryCodeOnce() {
        Map<String, List<String>> patterns = new TreeMap<>();
        for (RfmSegment segment : RfmSegment.values()) {
            patterns.put(segment.id(), List.of(segment.pattern()));
        }
        SegmentMap map = SegmentMap.of(5, patterns);
        assertThat(map.uncoveredCodes()).isEmpty();
        assertThat(map.ambiguousCodes()).isEmpty();
        assertThat(map.segments().get(map.placeOf(1, 5, 3)))
                .isEqualTo(RfmSegment.CANT_LOSE_THEM.id());
    }

    @ParameterizedTest
    @CsvSource({
        "2, 1 5",
        "3, 1 3 5",
        "4, 1 2 4 5",
        "5, 1 2 3 4 5",
        "10, 1 1 2 2 3 3 4 4 5 5",
    })
    void bringsOtherBinsToFive(int bins, String expected) {
        assertThat(
                        IntStream.rangeClosed(1, bins)
                                .mapToObj(score -> "" + RfmSegment.ofFive(score, bins)))
                .containsExactly(expected.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({"2, 4", "3, 9", "4, 8", "5, 10", "10, 10"})
    void standardMapCoversEveryCodeOnceWithAnyBins(int bins, int reachable) {
        SegmentMap map = SegmentMap.standard(bins);
        assertThat(map.uncoveredCodes()).isEmpty();
        assertThat(map.ambiguousCodes()).isEmpty();
        assertThat(map.segments()).hasSize(10).startsWith("champions").endsWith("hibernating");
        assertThat(IntStream.range(0, 10).filter(place -> !map.codesOf(place).isEmpty()))
                .hasSize(reachable);
        for (int place = 0; place < 10; place++) {
            assertThat(map.codesOf(place)).allMatch(code -> code.length() >= 2);
            if (!map.codesOf(place).isEmpty()) {
                assertThat(map.like(place).id()).isEqualTo(map.segments().get(place));
            }
        }
    }

    @Test
    void ownSegmentIsLikeTheStandardOneWithMostOfItsCodes() {
        SegmentMap map =
                SegmentMap.of(
                        5,
                        new TreeMap<>(
                                Map.of(
                                        "a", List.of("5[3-5]"),
                                        "b", List.of("[3-4]*", "5[1-2]"),
                                        "c", List.of("[1-2]*"),
                                        "d", List.of())));
        assertThat(IntStream.range(0, 4).mapToObj(map::like))
                .containsExactly(
                        RfmSegment.CHAMPIONS,
                        RfmSegment.LOYAL_CUSTOMERS,
                        RfmSegment.AT_RISK,
                        RfmSegment.HIBERNATING);
    }

    @Test
    void refusesScoresOutOfRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> RfmSegment.of(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> RfmSegment.of(1, 4, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> GridCell.of(1, 4));
    }

    @Test
    void namesNineCells() {
        assertThat(GridCell.of(3, 3)).isEqualTo(GridCell.RECENT_HIGH);
        assertThat(GridCell.of(1, 3).id()).isEqualTo("grid-lapsed-high");
        for (GridCell cell : GridCell.values()) {
            int recency = cell.code().charAt(0) - '0';
            int value = cell.code().charAt(1) - '0';
            assertThat(GridCell.of(recency, value)).isEqualTo(cell);
        }
        var table = new RfmTable(new int[] {1, 5, 9}, new int[3], new double[] {7, 8, 9});
        assertThat(GridCell.of(table))
                .containsExactly(GridCell.RECENT_LOW, GridCell.FADING_MID, GridCell.LAPSED_HIGH);
    }

    @Test
    void ownMapListsCodesInNoneOrSeveralSegments() {
        SegmentMap map =
                SegmentMap.of(
                        3,
                        new TreeMap<>(
                                Map.of(
                                        "best",
                                        List.of("3[2-3]"),
                                        "rest",
                                        List.of("[1-2]*", "32"))));
        assertThat(map.uncoveredCodes()).containsExactly("31");
        assertThat(map.ambiguousCodes()).isEqualTo(Map.of("32", List.of("best", "rest")));
        assertThat(map.segments().get(map.placeOf(3, 3, 1))).isEqualTo("best");
        assertThatIllegalArgumentException().isThrownBy(() -> map.placeOf(3, 1, 1));
    }

    @Test
    void ownMapMaySpeakOfMoneyAndTenBins() {
        SegmentMap map =
                SegmentMap.of(10, Map.of("big", List.of("**[10]"), "small", List.of("**[1-9]")));
        assertThat(map.uncoveredCodes()).isEmpty();
        assertThat(map.ambiguousCodes()).isEmpty();
        assertThat(map.segments().get(map.placeOf(1, 10, 10))).isEqualTo("big");
        var one = new RfmTable(new int[] {3}, new int[] {1}, new double[] {5});
        assertThat(map.segments().get(Scoring.qcut(10).score(one).segment(0, map)))
                .isEqualTo("small");
    }

    @ParameterizedTest
    @CsvSource({"5", "5555", "6*", "[2-1]*", "x5", "5-5", "[0-1]5", "''"})
    void ownMapRefusesWhatIsNoPattern(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SegmentMap.of(5, Map.of("all", List.of(pattern))));
    }
}
