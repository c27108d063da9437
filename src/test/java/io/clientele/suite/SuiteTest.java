package io.clientele.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a suite asks for before it begins, and reads of a program that ended.
class SuiteTest {

    @TempDir private Path folder;

    @Test
    void namesTheFilesThatScenariosNeedAndThatAreNotThere() throws IOException {
        var start = Scenario.of("Start", "512m").needing(folder, "shop-*.jar");
        var spark = Scenario.of("Spark", "512m", "10").needing(folder.resolve("none"), "jars");

        assertThat(Suite.missing(List.of(start, spark)))
                .containsExactly(
                        "Start needs " + folder.resolve("shop-*.jar"),
                        "Spark 10 needs " + folder.resolve("none").resolve("jars"));

        Files.createFile(folder.resolve("shop-1.jar"));
        assertThat(Suite.missing(List.of(start))).isEmpty();
    }

    @Test
    void runsTheProgramsThatAreNamedAlone() {
        var small = Scenario.of("Run", "512m", "1");
        var large = Scenario.of("Run", "512m", "2");
        var all = List.of(small, Scenario.of("Lookup", "512m"), large);

        assertThat(Suite.chosen(all, "Run,Spark")).containsExactly(small, large);
        assertThat(Suite.chosen(all, "")).isEqualTo(all);
    }

    @Test
    void namesFilesWithoutTheirFolders() {
        assertThat(Scenario.of("Run", "512m", "/data/shop/retail.csv").name())
                .isEqualTo("Run retail.csv");
    }

    @Test
    void keepsWhatWasFoundBeforeAFailure() throws IOException {
        var figure = Figure.told("rows", 12.5, "rows/s");
        var file = folder.resolve("figures.tsv");

        Files.write(file, List.of(figure.line()));
        assertThat(Figures.read(file, 3))
                .isEqualTo(new Outcome(List.of(figure), "ended early, with status 3"));

        Files.write(file, List.of(figure.line(), "end"));
        assertThat(Figures.read(file, 1)).isEqualTo(Outcome.of(figure));
    }
}
