package io.clientele.benchmark;

import io.clientele.suite.Figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// How much of its heap a service used, as its collector notes it in a file.
record HeapLog(Path file) {

    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");

    /// Beside the folder of a service's data.
    static HeapLog of(Path folder) {
        return new HeapLog(
                folder.resolveSibling(folder.getFileName() + "-gc.log").toAbsolutePath());
    }

    /// The service's Java option that has it noted.
    String option() {
        return "-Xlog:gc:file=" + file;
    }

    /// The most that was in use before a collection, and that lived on after one.
    List<Figure> figures(String shop) throws IOException {
        double before = 0;
        double after = 0;
        for (String line : Files.readAllLines(file)) {
            var collection = COLLECTION.matcher(line);
            if (collection.find()) {
                before = Math.max(before, Double.parseDouble(collection.group(1)));
                after = Math.max(after, Double.parseDouble(collection.group(2)));
            }
        }
        return List.of(
                Figure.told("heap before a collection at most, " + shop, before, "MB"),
                Figure.told("heap after one at most, " + shop, after, "MB"));
    }
}
