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
/// @param needs files without which it can find nothing
record Scenario(String program, String heap, List<String> arguments, List<Need> needs) {

    private static final String PACKAGE = "io.clientele.benchmark.";

    /// A file that somebody else makes.
    ///
    /// @param folder where it is looked for
    /// @param name with `*` for what may differ
    record Need(Path folder, String name) {

        boolean missing() throws IOException {
            if (!Files.isDirectory(folder)) {
                return true;
            }
            try (var files = Files.newDirectoryStream(folder, name)) {
                return !files.iterator().hasNext();
            }
        }

        @Override
        public String toString() {
            return folder.resolve(name).toString();
        }
    }

    static Scenario of(String program, String heap, String... arguments) {
        return new Scenario(program, heap, List.of(arguments), List.of());
    }

    /// The same that also needs such a file.
    Scenario needing(Path folder, String name) {
        List<Need> all = new ArrayList<>(needs);
        all.add(new Need(folder, name));
        return new Scenario(program, heap, arguments, all);
    }

    /// What tells it from others; files by their names alone, which every machine has elsewhere.
    String name() {
        List<String> words = new ArrayList<>(List.of(program));
        arguments.forEach(argument -> words.add(argument.substring(argument.lastIndexOf('/') + 1)));
        return String.join(" ", words);
    }

    /// The files that it needs and that are not there.
    List<String> missing() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Need need : needs) {
            if (need.missing()) {
                missing.add(need.toString());
            }
        }
        return missing;
    }

    /// Runs it to its end.
    Outcome run() throws IOException, InterruptedException {
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
        var outcome = Figures.read(figures, status);
        Files.delete(figures);
        if (outcome.failure() != null) {
            System.out.printf("WARNING: %s %s%n", name(), outcome.failure());
        }
        return outcome;
    }
}
