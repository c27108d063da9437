package io.clientele.modelcard;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.analysis.Background;
import io.clientele.extract.CustomerTraits;
import io.clientele.snapshot.ClusterNumbers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

@Execution(ExecutionMode.CONCURRENT)
class OutputHashTests {

    @Test
    void isTheSameOnSeveralThreadsOnOneProcessorAndAfterARestart() throws Exception {
        var alone = otherProcess("-XX:ActiveProcessorCount=1");
        List<Callable<String>> tasks = List.of(OutputHashProgram::hash, OutputHashProgram::hash);
        List<String> hashes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(tasks.size())) {
            for (var hash : threads.invokeAll(tasks)) {
                hashes.add(hash.get());
            }
        }
        assertThat(hashes).containsOnly(alone);
    }

    @Test
    void theInputsHashCoversWhatARunReadsBesideTheHistory() {
        String[] ids = {"c0000", "c0001"};
        var hashes =
                Stream.of(
                                CustomerTraits.NONE,
                                new CustomerTraits(ids, new double[] {0, 0.5}, new int[] {3, 4}),
                                new CustomerTraits(ids, new double[] {0, 0.25}, new int[] {3, 4}),
                                new CustomerTraits(ids, new double[] {0, 0.5}, new int[] {3, 5}))
                        .flatMap(
                                traits ->
                                        Stream.of(
                                                        Map.<String, Integer>of(),
                                                        Map.of("c0000", 1),
                                                        Map.of("c0000", 2),
                                                        Map.of("c0000", 1, "c0001", 1))
                                                .map(reaching -> hash(traits, reaching)))
                        .toList();

        assertThat(hashes).hasSize(16).doesNotHaveDuplicates();
        assertThat(hash(new CustomerTraits(ids, new double[] {0, 0.5}, new int[] {3, 4}), Map.of()))
                .isEqualTo(hashes.get(4));
    }

    private static String hash(CustomerTraits traits, Map<String, Integer> reaching) {
        return Fingerprint.of(
                OutputHashProgram.history(), new Background(ClusterNumbers.NONE, traits, reaching));
    }

    private static String otherProcess(String option) throws IOException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                option,
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                OutputHashProgram.class.getName())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output.lines()
                .filter(line -> line.startsWith("hash "))
                .map(line -> line.substring("hash ".length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(output));
    }
}
