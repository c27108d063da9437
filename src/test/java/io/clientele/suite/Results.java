package io.clientele.suite;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the rounds of a suite found, as a table that people and later suites read.
final class Results {

    private static final String HEADER =
            "| benchmark | figure | median | unit | least and most | limit | | rounds | day |";
    private static final String RULE = "|---|---|--:|---|---|---|---|--:|---|";
    private static final String KEPT = "kept";

    private final LocalDate day;

    /// The figures of all rounds by benchmark and name.
    private final Map<String, Map<String, List<Figure>>> found = new LinkedHashMap<>();

    /// Scenarios without all of their figures, with the reasons.
    private final Map<String, List<String>> failures = new LinkedHashMap<>();

    /// Scenarios that have not been run, with their lines of the table before.
    private final Map<String, List<String>> waiting = new LinkedHashMap<>();

    private final List<String> order;

    /// @param scenarios that the table is of
    /// @param day of the rounds
    Results(List<Scenario> scenarios, LocalDate day) {
        this.day = day;
        this.order = scenarios.stream().map(Scenario::name).toList();
        order.forEach(name -> waiting.put(name, List.of()));
    }

    /// Takes what a table says of scenarios that have not been run, if there is one.
    Results over(Path file) throws IOException {
        if (Files.exists(file)) {
            Map<String, List<String>> lines =
                    Files.readAllLines(file).stream()
                            .collect(Collectors.groupingBy(line -> cells(line)[1]));
            waiting.replaceAll((name, _) -> lines.getOrDefault(name, List.of()));
        }
        return this;
    }

    /// One figure of all rounds.
    ///
    /// @param key benchmark and name, which tell it from others
    /// @param median with its limit
    record Row(String key, Figure median, double smallest, double largest, int rounds) {}

    void add(Scenario scenario, Outcome outcome) {
        waiting.remove(scenario.name());
        var figures = found.computeIfAbsent(scenario.name(), _ -> new LinkedHashMap<>());
        for (Figure figure : outcome.figures()) {
            figures.computeIfAbsent(figure.name(), _ -> new ArrayList<>()).add(figure);
        }
        if (outcome.failure() != null) {
            failures.computeIfAbsent(scenario.name(), _ -> new ArrayList<>())
                    .add(outcome.failure());
        }
    }

    List<Row> rows() {
        return found.keySet().stream().flatMap(name -> rows(name).stream()).toList();
    }

    private List<Row> rows(String name) {
        List<Row> rows = new ArrayList<>();
        found.getOrDefault(name, Map.of())
                .forEach((figure, figures) -> rows.add(row(key(name, figure), figures)));
        return rows;
    }

    private static Row row(String key, List<Figure> figures) {
        double[] values = figures.stream().mapToDouble(Figure::value).sorted().toArray();
        return new Row(
                key,
                figures.getFirst().with(values[values.length / 2]),
                values[0],
                values[values.length - 1],
                values.length);
    }

    /// Writes the table, with what is to be known beside it.
    void write(Path file, String title, List<String> facts) throws IOException {
        List<String> lines = new ArrayList<>(List.of("# " + title, ""));
        facts.forEach(fact -> lines.add("- " + fact));
        lines.addAll(List.of("", HEADER, RULE));
        order.forEach(name -> lines.addAll(lines(name)));
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    private List<String> lines(String name) {
        var before = waiting.get(name);
        if (before != null) {
            return before.isEmpty() ? List.of(without(name, "all", "has not run")) : before;
        }
        List<String> lines = new ArrayList<>();
        rows(name).forEach(row -> lines.add(line(row)));
        var reasons = failures.get(name);
        if (reasons != null) {
            var reason = "%2$s (rounds: %1$d)".formatted(reasons.size(), reasons.getLast());
            lines.add(without(name, reason, "failed"));
        }
        return lines;
    }

    private String line(Row row) {
        var figure = row.median();
        return "| %s | %s | %s | %s to %s | %s | %s | %d | %s |"
                .formatted(
                        row.key(),
                        Figure.number(figure.value()),
                        figure.unit(),
                        Figure.number(row.smallest()),
                        Figure.number(row.largest()),
                        figure.bound(),
                        figure.limit() == null ? "" : figure.kept() ? KEPT : "missed",
                        row.rounds(),
                        day);
    }

    private String without(String name, String figures, String state) {
        return "| %s | %s |  |  |  |  | %s |  | %s |".formatted(name, figures, state, day);
    }

    /// Of a line of the table, the first one before its first bar.
    private static String[] cells(String line) {
        return (line + "|").split("\\s*\\|\\s*", -1);
    }

    /// A ratio of a table that was written before.
    ///
    /// @param kept whether it kept a limit
    record Ratio(double value, boolean kept) {}

    /// The ratios of a table that was written before, by their keys; none without one.
    static Map<String, Ratio> ratios(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Map.of();
        }
        Map<String, Ratio> ratios = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            var cells = cells(line);
            if (cells.length > 7 && cells[4].equals(Figure.TIMES)) {
                double value = Double.parseDouble(cells[3].replace(",", ""));
                ratios.put(key(cells[1], cells[2]), new Ratio(value, cells[7].equals(KEPT)));
            }
        }
        return ratios;
    }

    /// What is to be said next to the ratios of a table that was written before: each that is
    /// clearly worse or misses a limit that it kept, each that only one of both has, and each
    /// program that failed.
    List<String> warnings(Map<String, Ratio> before, double tolerance) {
        List<String> warnings = new ArrayList<>();
        failures.forEach((name, reasons) -> warnings.add(name + " " + reasons.getLast()));
        waiting.keySet().forEach(name -> warnings.add(name + " has not run"));
        Map<String, Ratio> lost = new LinkedHashMap<>(before);
        for (Row row : rows()) {
            if (row.median().unit().equals(Figure.TIMES)) {
                lost.remove(row.key());
                worse(row, before.get(row.key()), tolerance).ifPresent(warnings::add);
            }
        }
        lost.forEach(
                (key, was) ->
                        warnings.add(
                                "%s: not found, was %s"
                                        .formatted(words(key), Figure.number(was.value()))));
        return warnings;
    }

    /// A ratio that is clearly worse than it was, or no longer within its limit, in words. That
    /// both of its numbers are of one run lets a slow hour change it less than either; by how much,
    /// still depends on the machine.
    private static Optional<String> worse(Row row, @Nullable Ratio was, double tolerance) {
        var figure = row.median();
        var now = words(row.key()) + ": " + Figure.number(figure.value());
        if (was == null) {
            return Optional.of(now + ", in no table before");
        }
        var then = now + ", was " + Figure.number(was.value());
        if (was.kept() && !figure.kept()) {
            return Optional.of("%s, which kept its limit: %s".formatted(then, figure.bound()));
        }
        boolean worse =
                figure.least()
                        ? figure.value() < was.value() / tolerance
                        : figure.value() > was.value() * tolerance;
        return worse ? Optional.of(then) : Optional.empty();
    }

    private static String words(String key) {
        return key.replace(" | ", ": ");
    }

    private static String key(String benchmark, String figure) {
        return benchmark + " | " + figure;
    }
}
