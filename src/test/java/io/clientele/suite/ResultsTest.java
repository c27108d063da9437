package io.clientele.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// The table that benchmarks leave, and what is said of a later one.
class ResultsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 28);
    private static final Scenario SCENARIO = Scenario.of("Import", "512m", "1000", "1");

    @TempDir private Path folder;

    @Test
    void keepsTheMedianOfAllRoundsWithItsLimit() throws IOException {
        var results = new Results(List.of(SCENARIO), DAY);
        for (double ratio : new double[] {0.9, 0.5, 0.8}) {
            results.add(
                    SCENARIO,
                    Outcome.of(
                            Figure.least("next to COPY", ratio, Figure.TIMES, 0.7),
                            Figure.told("rows", 1e6 * ratio, "rows/s")));
        }

        var file = folder.resolve("benchmarks").resolve("short.md");
        results.write(file, "Benchmarks", List.of("two processors"));

        assertThat(file)
                .content()
                .contains("# Benchmarks\n\n- two processors\n\n")
                .contains(
                        "| Import 1000 1 | next to COPY | 0.800 | times | 0.500 to 0.900 | at least 0.700 | kept | 3 | 2026-02-28 |")
                .contains(
                        "| Import 1000 1 | rows | 800,000 | rows/s | 500,000 to 900,000 |  |  | 3 | 2026-02-28 |");
        assertThat(Results.ratios(file))
                .containsExactly(
                        Map.entry("Import 1000 1 | next to COPY", new Results.Ratio(0.8, true)));
    }

    @Test
    void saysWhichScenariosFailedAndWhichHaveNotRun() throws IOException {
        var later = Scenario.of("Growth", "512m", "1000");
        var results = new Results(List.of(SCENARIO, later), DAY);
        var ratio = Figure.least("next to COPY", 0.8, Figure.TIMES, 0.7);
        results.add(SCENARIO, new Outcome(List.of(ratio), "ended early, with status 1"));

        var file = folder.resolve("short.md");
        results.write(file, "Benchmarks", List.of());

        assertThat(file)
                .content()
                .contains(
                        "| Import 1000 1 | next to COPY | 0.800 | times | 0.800 to 0.800 | at least 0.700 | kept |",
                        "| Import 1000 1 | ended early, with status 1 (rounds: 1) |  |  |  |  | failed |",
                        "| Growth 1000 | all |  |  |  |  | has not run |");
        assertThat(Results.ratios(file)).hasSize(1);
        assertThat(results.warnings(Results.ratios(file), 1.4))
                .containsExactly(
                        "Import 1000 1 ended early, with status 1", "Growth 1000 has not run");
    }

    @Test
    void leavesWhatATableSaysOfScenariosThatAreNotRunAnew() throws IOException {
        var growth = Scenario.of("Growth", "512m", "1000");
        var scenarios = List.of(growth, SCENARIO);
        var file = folder.resolve("full.md");
        var before = new Results(scenarios, DAY).over(file);
        for (Scenario scenario : scenarios) {
            before.add(scenario, Outcome.of(Figure.told("rows", 1, "rows/s")));
        }
        before.write(file, "Benchmarks", List.of());

        var results = new Results(scenarios, DAY.plusDays(1)).over(file);
        results.add(SCENARIO, Outcome.of(Figure.told("rows", 2, "rows/s")));
        results.write(file, "Benchmarks", List.of());

        assertThat(file)
                .content()
                .endsWith(
                        """
                        | Growth 1000 | rows | 1.00 | rows/s | 1.00 to 1.00 |  |  | 1 | 2026-02-28 |
                        | Import 1000 1 | rows | 2.00 | rows/s | 2.00 to 2.00 |  |  | 1 | 2026-03-01 |
                        """);
    }

    @Test
    void warnsOfRatiosThatAreClearlyWorseAndOfNothingElse() {
        var was = new Results.Ratio(1, false);
        Map<String, Results.Ratio> before =
                Map.of(
                        "Import 1000 1 | most", was,
                        "Import 1000 1 | least", was,
                        "Import 1000 1 | told", was);

        assertThat(warnings(Figure.least("least", 0.6, Figure.TIMES, 0.7), before))
                .containsExactly("Import 1000 1: least: 0.600, was 1.00");
        assertThat(warnings(Figure.most("most", 1.6, Figure.TIMES, 1.3), before))
                .containsExactly("Import 1000 1: most: 1.60, was 1.00");
        assertThat(warnings(Figure.told("told", 1.6, Figure.TIMES), before))
                .containsExactly("Import 1000 1: told: 1.60, was 1.00");
        assertThat(warnings(Figure.least("least", 0.75, Figure.TIMES, 0.7), before)).isEmpty();
        assertThat(warnings(Figure.told("told", 1.3, Figure.TIMES), before)).isEmpty();
        assertThat(warnings(Figure.most("seconds", 9, "s", 1), before)).isEmpty();
    }

    @Test
    void warnsOfRatiosThatMissALimitWhichTheyKept() throws IOException {
        var before = new Results(List.of(SCENARIO), DAY);
        before.add(
                SCENARIO,
                Outcome.of(
                        Figure.least("kept", 0.72, Figure.TIMES, 0.7),
                        Figure.least("missed", 0.68, Figure.TIMES, 0.7)));
        var file = folder.resolve("short.md");
        before.write(file, "Benchmarks", List.of());

        assertThat(warnings(Figure.least("kept", 0.65, Figure.TIMES, 0.7), Results.ratios(file)))
                .containsExactly(
                        "Import 1000 1: kept: 0.650, was 0.720, which kept its limit: at least 0.700");
        assertThat(warnings(Figure.least("missed", 0.65, Figure.TIMES, 0.7), Results.ratios(file)))
                .isEmpty();
    }

    @Test
    void leavesOutWhatTellsOfTheMachine() throws IOException {
        var before = new Results(List.of(SCENARIO), DAY);
        before.add(SCENARIO, Outcome.of(Figure.told("next to the pass", 1_234, "passes")));
        var file = folder.resolve("short.md");
        before.write(file, "Benchmarks", List.of());

        assertThat(Results.ratios(file)).isEmpty();
        assertThat(warnings(Figure.told("next to the pass", 9_999, "passes"), Map.of())).isEmpty();
    }

    @Test
    void warnsOfRatiosThatOnlyOneOfBothHas() {
        var results = new Results(List.of(), DAY);
        results.add(SCENARIO, Outcome.of(Figure.most("new", 9, Figure.TIMES, 1)));

        var old = new Results.Ratio(2, true);
        assertThat(results.warnings(Map.of("Import 1000 1 | old", old), 1.4))
                .containsExactly(
                        "Import 1000 1: new: 9.00, in no table before",
                        "Import 1000 1: old: not found, was 2.00");
    }

    @Test
    void findsNoTableWhereThereIsNone() throws IOException {
        assertThat(Results.ratios(folder.resolve("none.md"))).isEmpty();
    }

    @Test
    void readsFiguresBackAsTheyWereWritten() {
        for (var figure :
                List.of(
                        Figure.told("rows", 12.5, "rows/s"),
                        Figure.least("ratio", 0.1, Figure.TIMES, 0.7),
                        Figure.most("time", 1e9, "s", 60))) {
            assertThat(Figure.of(figure.line())).isEqualTo(figure);
        }
    }

    /// Of this figure alone.
    private static List<String> warnings(Figure figure, Map<String, Results.Ratio> before) {
        var key = "%s | %s".formatted(SCENARIO.name(), figure.name());
        var results = new Results(List.of(SCENARIO), DAY);
        results.add(SCENARIO, Outcome.of(figure));
        return results.warnings(
                before.containsKey(key) ? Map.of(key, before.get(key)) : Map.of(), 1.4);
    }
}
