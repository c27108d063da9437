package io.clientele.rfm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A table of `golden/`: comment lines with its source, a header, rows of numbers.
record Golden(List<String> header, List<double[]> rows) {

    static Golden read(String file) {
        try {
            List<String> lines =
                    Files.readAllLines(Path.of("src/test/resources/golden", file)).stream()
                            .filter(line -> !line.startsWith("#"))
                            .toList();
            return new Golden(
                    List.of(lines.getFirst().split(",", -1)),
                    lines.stream().skip(1).map(Golden::numbers).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double[] doubles(String column) {
        int position = header.indexOf(column);
        return rows.stream().mapToDouble(row -> row[position]).toArray();
    }

    int[] ints(String column) {
        int position = header.indexOf(column);
        return rows.stream().mapToInt(row -> (int) row[position]).toArray();
    }

    private static double[] numbers(String line) {
        String[] fields = line.split(",", -1);
        double[] numbers = new double[fields.length];
        for (int i = 0; i < fields.length; i++) {
            numbers[i] = Double.parseDouble(fields[i]);
        }
        return numbers;
    }
}
