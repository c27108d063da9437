package io.clientele.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A benchmark with what it is told, in a JVM of its own.
///
/// @param program the benchmark's name, without its ending
/// @param heap most memory of its own JVM, such as `1g`; services it starts have theirs
/// @param arguments of the program
record Scenario(String program, String heap, List<String> arguments) {

    private static final String PACKAGE = "io.clientele.benchmark.";

    static Scenario of(String program, String heap, String... arguments) {
        return new Scenario(program, heap, List.of(arguments));
    }

    String name() {
        return (program + " " + String.join(" ", arguments)).strip();
    }

    /// Runs it to its end; finds nothing where the program failed, whose figures are then missing.
    List<Figure> run() throws IOException, InterruptedException {
        var figures = Files.createTempFile(Path.of("target"), "figures", ".tsv");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heap);
        command.add("-D" + Figures.FILE + "=" + figures);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(PACKAGE + program + "Benchmark");
        command.addAll(arguments);
        System.out.printf("%n== %s%n", name());
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        var found = Files.readAllLines(figures).stream().map(Figure::of).toList();
        Files.delete(figures);
        if (found.isEmpty()) {
            System.out.printf("WARNING: %s found nothing and ended with %d%n", name(), status);
        }
        return found;
    }
}
