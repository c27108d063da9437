import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Checks or rewrites the Java sources below the given folders:
/// `java Format.java check|write FOLDER...`.
void main(String[] args) throws Exception {
    var write = args[0].equals("write");
    var formatter =
            new Formatter(
                    JavaFormatterOptions.builder().style(Style.AOSP).formatJavadoc(false).build());
    List<Path> wrong = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
        try (var tree = Files.walk(Path.of(args[i]))) {
            for (Path file : tree.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
                var source = Files.readString(file);
                var imports =
                        ImportOrderer.reorderImports(
                                RemoveUnusedImports.removeUnusedImports(source), Style.AOSP);
                var formatted = formatter.formatSource(imports);
                if (!formatted.equals(source)) {
                    wrong.add(file);
                    if (write) {
                        Files.writeString(file, formatted);
                    }
                }
            }
        }
    }
    wrong.forEach(file -> System.out.println((write ? "formatted " : "not formatted: ") + file));
    if (!write && !wrong.isEmpty()) {
        System.out.println("Run: mvn process-sources -Dformat=write");
        System.exit(1);
    }
}
