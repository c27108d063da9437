package io.clientele.benchmark;

import io.clientele.suite.Figure;
import io.clientele.suite.Figures;

import org.openjdk.jmh.generators.BenchmarkProcessor;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.tools.ToolProvider;

/// The inner loops, by JMH: what each costs a customer, a pattern or a row. They are the classes
/// `*Loops` beside what they measure; what JMH needs around them is generated here, so that no
/// build waits for it.
///
/// `LoopsBenchmark [seconds an iteration, default 2]`.
final class LoopsBenchmark {

    private static final int WARMUPS = 3;
    private static final int ITERATIONS = 5;
    private static final Path SOURCES = Path.of("src", "test", "java");

    private LoopsBenchmark() {}

    static void main(String[] arguments) throws IOException, RunnerException, InterruptedException {
        var seconds = arguments.length > 0 ? arguments[0] : "2";
        if (arguments.length < 2) {
            System.exit(generateAndRun(seconds));
        }
        var time = TimeValue.seconds(Long.parseLong(seconds));
        var options =
                new OptionsBuilder()
                        .include("\\.\\w+Loops\\.")
                        .forks(1)
                        .warmupIterations(WARMUPS)
                        .warmupTime(time)
                        .measurementIterations(ITERATIONS)
                        .measurementTime(time)
                        .shouldFailOnError(true)
                        .build();
        Figures.end(
                new Runner(options)
                        .run().stream()
                                .map(result -> result.getPrimaryResult())
                                .map(
                                        result ->
                                                Figure.told(
                                                        result.getLabel(), result.getScore(), "ns"))
                                .toArray(Figure[]::new));
    }

    /// Runs this program once more, with what JMH generates on its class path.
    ///
    /// @return its status
    private static int generateAndRun(String seconds) throws IOException, InterruptedException {
        var generated = Files.createTempDirectory(Path.of("target"), "loops");
        try {
            generate(generated);
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            var file = System.getProperty(Figures.FILE);
            if (file != null) {
                command.add("-D" + Figures.FILE + "=" + file);
            }
            command.add("-cp");
            command.add(generated + File.pathSeparator + System.getProperty("java.class.path"));
            command.add(LoopsBenchmark.class.getName());
            command.add(seconds);
            command.add("generated");
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } finally {
            Bench.remove(generated);
        }
    }

    private static void generate(Path target) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                var sources = Files.walk(SOURCES)) {
            var loops = sources.filter(file -> file.toString().endsWith("Loops.java")).toList();
            var task =
                    compiler.getTask(
                            null,
                            files,
                            null,
                            List.of("-proc:full", "-d", target.toString()),
                            null,
                            files.getJavaFileObjectsFromPaths(loops));
            task.setProcessors(List.of(new BenchmarkProcessor()));
            if (!task.call()) {
                throw new IllegalStateException("The loops do not compile.");
            }
        }
    }
}
