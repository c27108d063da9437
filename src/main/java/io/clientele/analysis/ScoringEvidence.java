package io.clientele.analysis;

import io.clientele.plan.Plan;
import io.clientele.plan.RfmFamily;
import io.clientele.plan.ScoringParameters;
import io.clientele.rfm.RfmScores;
import io.clientele.rfm.ScoredColumn;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;
import java.util.stream.IntStream;

@Schema(description = "The scores as they were really given.")
public record ScoringEvidence(
        @Schema(description = "Method of scoring.", example = "percent-rank") String method,
        @Schema(description = "Number of scores.", example = "5") int bins,
        @Schema(description = "What each score counted in `combinedScore`.")
                ScoringParameters.Weights weights,
        Column recencyDays,
        Column frequency,
        Column monetary,
        @Schema(description = "The segments by score, best first.") List<Rule> segments) {

    static ScoringEvidence of(Plan plan, RfmScores scores) {
        return new ScoringEvidence(
                plan.scoring().method(),
                scores.bins(),
                ScoringParameters.Weights.of(plan.scale().weights()),
                Column.of(scores.recency()),
                Column.of(scores.frequency()),
                Column.of(scores.monetary()),
                rules(plan.rfm()));
    }

    private static List<Rule> rules(RfmFamily rfm) {
        return IntStream.range(0, rfm.names().size())
                .mapToObj(
                        place ->
                                new Rule(
                                        rfm.map().segments().get(place),
                                        rfm.names().get(place),
                                        rfm.map().codesOf(place)))
                .toList();
    }

    @Schema(name = "ScoredColumn", description = "The scores of one dimension.")
    public record Column(
            @Schema(
                            description =
                                    "Inner edges that were cut at, for `qcut`; of frequency they are of the rank.")
                    List<Double> edges,
            @Schema(description = "For each score given, which raw values got it.")
                    List<Band> bands) {

        static Column of(ScoredColumn column) {
            return new Column(
                    column.edges(),
                    column.bands().stream()
                            .map(
                                    band ->
                                            new Band(
                                                    band.score(),
                                                    band.customers(),
                                                    band.smallest(),
                                                    band.largest()))
                            .toList());
        }
    }

    @Schema(name = "ScoreBand", description = "The raw values that got one score.")
    public record Band(
            @Schema(description = "The score.", example = "5") int score,
            @Schema(description = "Customers with it.", example = "868") int customers,
            @Schema(description = "Smallest raw value.", example = "1") double smallest,
            @Schema(description = "Largest raw value.", example = "13") double largest) {}

    @Schema(name = "SegmentRule", description = "Which scores make a segment.")
    public record Rule(
            @Schema(description = "Id of the segment.", example = "champions") String id,
            @Schema(description = "Display name.", example = "Champions") String name,
            @Schema(
                            description =
                                    "Its codes: scores of recency and frequency, and of monetary value where the"
                                            + " map speaks of it. None if no customer can be in it.",
                            example = "[\"54\", \"55\"]")
                    List<String> codes) {}
}
