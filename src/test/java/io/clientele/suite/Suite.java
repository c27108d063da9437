package io.clientele.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Every benchmark, one after the other, and that several times over, so that an hour in which the
/// machine is slow does not fall upon one of them.
///
/// `Suite full|short|guard`: the first takes hours and writes `benchmarks/full.md`, the second
/// minutes and writes `benchmarks/short.md`; the third runs the short form once, writes nothing,
/// and warns of each ratio that is clearly worse than in `benchmarks/short.md`, misses a limit that
/// it kept there, or is in one of both alone. Missed limits are in the table and do not fail it,
/// nor does a program that fails, which the table says: hours of others go on. But none begins
/// where a file is missing that one needs.
///
/// The property `clientele.benchmarks.file` names a file of CSV, that of Online Retail, which the
/// full form then takes too. `clientele.benchmarks.programs` names the benchmarks that are run, all
/// without it: what the table says of others stays, each row with its day.
final class Suite {

    private static final Path FOLDER = Path.of("benchmarks");
    private static final Path TARGET = Path.of("target");

    /// Where benchmarks look for programs of the machine that they are not told of.
    private static final Path PROGRAMS = Path.of("/usr/bin");

    private static final String FILE = "clientele.benchmarks.file";
    private static final String ONLY = "clientele.benchmarks.programs";
    private static final int ROUNDS = 3;

    /// How much worse a ratio is before it is warned of; in one round they differ by a fifth.
    private static final double TOLERANCE = 1.4;

    private static final List<Scenario> FULL =
            List.of(
                    Scenario.of("Start", "512m").needing(TARGET, "clientele-*.jar"),
                    Scenario.of("Import", "512m", "1000000", "1"),
                    Scenario.of("Import", "512m", "10000000", "1"),
                    Scenario.of("Growth", "512m", "1000000"),
                    Scenario.of("Batch", "512m", "10"),
                    Scenario.of("Workbook", "512m", "200000"),
                    Scenario.of("Analysis", "1g", "100000"),
                    Scenario.of("Analysis", "2g", "1000000", "bare"),
                    Scenario.of("Analysis", "3g", "1000000"),
                    Scenario.of("Run", "512m", "100000", "1000000"),
                    Scenario.of("Run", "512m", "1000000", "10000000"),
                    Scenario.of("Recommender", "1g"),
                    Scenario.of("Forecast", "512m", "100000"),
                    Scenario.of("Lookup", "512m", "1000000", "10"),
                    Scenario.of("Dashboard", "512m", "100000").needing(PROGRAMS, "chromium"),
                    Scenario.of("Webhook", "512m", "5000"),
                    Scenario.of("Loops", "512m", "2"),
                    Scenario.of("Spark", "512m", "100000000", "100000")
                            .needing(TARGET, "spark.classpath"));

    private static final List<Scenario> SHORT =
            List.of(
                    Scenario.of("Import", "512m", "100000", "1"),
                    Scenario.of("Growth", "512m", "20000"),
                    Scenario.of("Batch", "512m", "3"),
                    Scenario.of("Analysis", "1g", "50000", "bare", "5"),
                    Scenario.of("Lookup", "512m", "5000", "2"));

    private Suite() {}

    static void main(String[] arguments) throws IOException, InterruptedException {
        switch (arguments.length == 1 ? arguments[0] : "") {
            case "full" -> keep("full", full(System.getProperty(FILE, "")));
            case "short" -> keep("short", SHORT);
            case "guard" -> guard();
            default -> {
                System.err.println("Suite full|short|guard");
                System.exit(2);
            }
        }
    }

    /// @param file of CSV; empty for none
    private static List<Scenario> full(String file) {
        if (file.isEmpty()) {
            return FULL;
        }
        var path = Path.of(file).toAbsolutePath();
        List<Scenario> all = new ArrayList<>(FULL);
        all.add(
                Scenario.of("Run", "512m", path.toString())
                        .needing(path.resolveSibling(""), path.getFileName().toString()));
        return all;
    }

    private static void keep(String form, List<Scenario> scenarios)
            throws IOException, InterruptedException {
        var chosen = chosen(scenarios, System.getProperty(ONLY, ""));
        List<String> missing = missing(chosen);
        if (!missing.isEmpty()) {
            missing.forEach(System.err::println);
            System.err.println("`mvn -q verify -DskipTests` makes what target lacks.");
            System.exit(2);
        }
        var file = FOLDER.resolve(form + ".md");
        var results = new Results(scenarios, LocalDate.now(ZoneOffset.UTC)).over(file);
        for (int round = 1; round <= ROUNDS; round++) {
            for (Scenario scenario : chosen) {
                results.add(scenario, scenario.run());
                // So far: hours may end early.
                results.write(file, "Benchmarks, %s form".formatted(form), facts());
            }
        }
        System.out.println();
        Files.readAllLines(file).forEach(System.out::println);
    }

    /// @param programs names of benchmarks, parted by commas; empty for all
    static List<Scenario> chosen(List<Scenario> scenarios, String programs) {
        if (programs.isEmpty()) {
            return scenarios;
        }
        var names = Set.of(programs.split(","));
        return scenarios.stream().filter(scenario -> names.contains(scenario.program())).toList();
    }

    /// What is not there and which scenario needs it, in words.
    static List<String> missing(List<Scenario> scenarios) throws IOException {
        List<String> missing = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            for (String file : scenario.missing()) {
                missing.add("%s needs %s".formatted(scenario.name(), file));
            }
        }
        return missing;
    }

    private static void guard() throws IOException, InterruptedException {
        Map<String, Results.Ratio> before = Results.ratios(FOLDER.resolve("short.md"));
        var results = new Results(SHORT, LocalDate.now(ZoneOffset.UTC));
        for (Scenario scenario : SHORT) {
            results.add(scenario, scenario.run());
        }
        List<String> warnings = results.warnings(before, TOLERANCE);
        System.out.println();
        warnings.forEach(warning -> System.out.println("WARNING: " + warning));
        if (warnings.isEmpty()) {
            System.out.println(
                    "No ratio is clearly worse than in benchmarks/short.md, nor newly beyond its limit.");
        }
    }

    private static List<String> facts() throws IOException {
        List<String> facts = new ArrayList<>();
        facts.add(
                "%d processors (%s), %s of memory"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                fact("/proc/cpuinfo", "model name"),
                                fact("/proc/meminfo", "MemTotal")));
        facts.add(
                "Java %s (%s), %s %s"
                        .formatted(
                                Runtime.version(),
                                System.getProperty("java.vendor"),
                                System.getProperty("os.name"),
                                System.getProperty("os.arch")));
        facts.add("limits are for two quiet processors of about 3 GHz");
        return facts;
    }

    private static String fact(String file, String name) throws IOException {
        if (!Files.isReadable(Path.of(file))) {
            return "unknown";
        }
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(
                            line ->
                                    line.toLowerCase(Locale.ROOT)
                                            .startsWith(name.toLowerCase(Locale.ROOT)))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        }
    }
}
