package io.clientele.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the rounds of a suite found, as a table that people and later suites read.
final class Results {

    private static final String HEADER =
            "| benchmark | figure | median | unit | least and most | limit | |";
    private static final String RULE = "|---|---|--:|---|---|---|---|";

    private final Map<String, List<Figure>> found = new LinkedHashMap<>();

    /// One figure of all rounds.
    ///
    /// @param key benchmark and name, which tell it from others
    /// @param median with its limit
    record Row(String key, Figure median, double smallest, double largest) {}

    void add(Scenario scenario, List<Figure> figures) {
        for (Figure figure : figures) {
            found.computeIfAbsent(key(scenario.name(), figure.name()), _ -> new ArrayList<>())
                    .add(figure);
        }
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        found.forEach((key, figures) -> rows.add(row(key, figures)));
        return rows;
    }

    private static Row row(String key, List<Figure> figures) {
        double[] values = figures.stream().mapToDouble(Figure::value).sorted().toArray();
        return new Row(
                key,
                figures.getFirst().with(values[values.length / 2]),
                values[0],
                values[values.length - 1]);
    }

    /// Writes the table, with what is to be known beside it.
    void write(Path file, String title, List<String> facts) throws IOException {
        List<String> lines = new ArrayList<>(List.of("# " + title, ""));
        facts.forEach(fact -> lines.add("- " + fact));
        lines.addAll(List.of("", HEADER, RULE));
        rows().forEach(row -> lines.add(line(row)));
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    private static String line(Row row) {
        var figure = row.median();
        return "| %s | %s | %s | %s to %s | %s | %s |"
                .formatted(
                        row.key(),
                        Figure.number(figure.value()),
                        figure.unit(),
                        Figure.number(row.smallest()),
                        Figure.number(row.largest()),
                        figure.bound(),
                        figure.limit() == null ? "" : figure.kept() ? "kept" : "missed");
    }

    /// The medians of a table that was written before, by their keys; none without one.
    static Map<String, Double> medians(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Map.of();
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            var cells = line.split("\\s*\\|\\s*", -1);
            if (line.startsWith("|") && !line.equals(HEADER) && !line.equals(RULE)) {
                medians.put(key(cells[1], cells[2]), Double.valueOf(cells[3].replace(",", "")));
            }
        }
        return medians;
    }

    /// A ratio that is clearly worse than it was, in words. Ratios are of two numbers of one run,
    /// and so hardly depend on the machine.
    static Optional<String> worse(Row row, Map<String, Double> before, double tolerance) {
        var figure = row.median();
        Double was = before.get(row.key());
        if (was == null || figure.limit() == null || !figure.unit().equals(Figure.TIMES)) {
            return Optional.empty();
        }
        boolean worse =
                figure.least()
                        ? figure.value() < was / tolerance
                        : figure.value() > was * tolerance;
        return worse
                ? Optional.of(
                        String.format(
                                Locale.ROOT,
                                "%s: %s, was %s",
                                row.key().replace(" | ", ": "),
                                Figure.number(figure.value()),
                                Figure.number(was)))
                : Optional.empty();
    }

    private static String key(String benchmark, String figure) {
        return benchmark + " | " + figure;
    }
}
