package io.clientele.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// What a benchmark found: it says so, to the suite too if that has started it.
public final class Figures {

    /// Names the file that the suite reads.
    public static final String FILE = "clientele.figures";

    /// What the file of a program ends with that came to its end.
    private static final String END = "end";

    private static boolean kept = true;

    private Figures() {}

    /// Prints figures, and keeps them even where the program fails later.
    public static void tell(Figure... found) throws IOException {
        for (Figure figure : found) {
            System.out.println(figure);
            kept &= figure.kept();
        }
        append(List.of(found).stream().map(Figure::line).toList());
    }

    /// Tells the last figures and ends the program, with status 1 when any of them all misses its
    /// limit.
    public static void end(Figure... found) throws IOException {
        tell(found);
        append(List.of(END));
        System.exit(kept ? 0 : 1);
    }

    private static void append(List<String> lines) throws IOException {
        var file = System.getProperty(FILE);
        if (file != null) {
            Files.write(Path.of(file), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    /// What a program left that ended with this status.
    static Outcome read(Path file, int status) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        boolean ended = lines.remove(END);
        return new Outcome(
                lines.stream().map(Figure::of).toList(),
                ended ? null : "ended early, with status " + status);
    }
}
