package io.clientele;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The `Dockerfile` as a list of stages.
record ImageRecipe(List<Stage> stages) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    /// @param base an image, or the name of a former stage
    record Stage(String base, String name, List<Instruction> instructions) {

        Stream<Instruction> all(String keyword) {
            return instructions.stream().filter(each -> each.keyword().equals(keyword));
        }

        /// What an instruction says last.
        String last(String keyword) {
            return all(keyword).reduce((_, later) -> later).orElseThrow().text();
        }
    }

    /// @param text on one line, variables filled in
    record Instruction(String keyword, String text) {

        /// A flag's value; empty without it.
        String flag(String name) {
            return words().filter(word -> word.startsWith("--" + name + "="))
                    .map(word -> word.substring(word.indexOf('=') + 1))
                    .findFirst()
                    .orElse("");
        }

        /// What is neither keyword nor flag.
        List<String> arguments() {
            return words().filter(word -> !word.startsWith("--")).toList();
        }

        private Stream<String> words() {
            return Arrays.stream(text.split("\\s+", -1));
        }
    }

    static ImageRecipe read(Path file) throws IOException {
        var lines = Files.readAllLines(file).stream().filter(line -> !line.startsWith("#"));
        var text = String.join("\n", lines.toList()).replaceAll("\\\\\n\\s*", " ");
        Map<String, String> variables = new HashMap<>();
        List<Stage> stages = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.isBlank()) {
                continue;
            }
            var keyword = line.substring(0, line.indexOf(' '));
            var rest =
                    VARIABLE.matcher(line.substring(line.indexOf(' ')).strip())
                            .replaceAll(found -> variables.getOrDefault(found.group(1), "unset"));
            if (keyword.equals("FROM")) {
                var words = List.of(rest.split("\\s+", -1));
                var name = words.size() == 3 ? words.get(2) : "image";
                stages.add(new Stage(words.getFirst(), name, new ArrayList<>()));
            } else if (stages.isEmpty()) {
                variables.put(
                        rest.substring(0, rest.indexOf('=')),
                        rest.substring(rest.indexOf('=') + 1));
            } else {
                stages.getLast().instructions().add(new Instruction(keyword, rest));
            }
        }
        return new ImageRecipe(stages);
    }

    Stage stage(String name) {
        return stages.stream()
                .filter(stage -> stage.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no stage " + name));
    }

    /// What runs.
    Stage image() {
        return stages.getLast();
    }
}
