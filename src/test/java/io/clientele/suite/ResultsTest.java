package io.clientele.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The table that benchmarks leave, and what is said of a later one.
class ResultsTest {

    private static final Scenario SCENARIO = Scenario.of("Import", "512m", "1000", "1");

    @TempDir private Path folder;

    @Test
    void keepsTheMedianOfAllRoundsWithItsLimit() throws IOException {
        var results = new Results();
        for (double ratio : new double[] {0.9, 0.5, 0.8}) {
            results.add(
                    SCENARIO,
                    List.of(
                            Figure.least("next to COPY", ratio, Figure.TIMES, 0.7),
                            Figure.told("rows", 1e6 * ratio, "rows/s")));
        }

        var file = folder.resolve("benchmarks").resolve("short.md");
        results.write(file, "Benchmarks", List.of("two processors"));

        assertThat(file)
                .content()
                .contains("# Benchmarks\n\n- two processors\n\n")
                .contains(
                        "| Import 1000 1 | next to COPY | 0.800 | times | 0.500 to 0.900 | at least 0.700 | kept |")
                .contains("| Import 1000 1 | rows | 800,000 | rows/s | 500,000 to 900,000 |  |  |");
        assertThat(Results.medians(file))
                .containsExactly(
                        Map.entry("Import 1000 1 | next to COPY", 0.8),
                        Map.entry("Import 1000 1 | rows", 800_000.0));
    }

    @Test
    void warnsOfRatiosThatAreClearlyWorseAndOfNothingElse() {
        Map<String, Double> before =
                Map.of(
                        "Import 1000 1 | most", 1.0,
                        "Import 1000 1 | least", 1.0,
                        "Import 1000 1 | seconds", 1.0);

        assertThat(warning(Figure.least("least", 0.6, Figure.TIMES, 0.7), before))
                .containsExactly("Import 1000 1: least: 0.600, was 1.00");
        assertThat(warning(Figure.most("most", 1.6, Figure.TIMES, 1.3), before))
                .containsExactly("Import 1000 1: most: 1.60, was 1.00");
        assertThat(warning(Figure.least("least", 0.75, Figure.TIMES, 0.7), before)).isEmpty();
        assertThat(warning(Figure.most("seconds", 9, "s", 1), before)).isEmpty();
        assertThat(warning(Figure.most("new", 9, Figure.TIMES, 1), before)).isEmpty();
    }

    @Test
    void findsNoTableWhereThereIsNone() throws IOException {
        assertThat(Results.medians(folder.resolve("none.md"))).isEmpty();
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

    private static List<String> warning(Figure figure, Map<String, Double> before) {
        var results = new Results();
        results.add(SCENARIO, List.of(figure));
        return results.rows().stream()
                .flatMap(row -> Results.worse(row, before, 1.4).stream())
                .toList();
    }
}
