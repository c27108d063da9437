package io.clientele.lifetime;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// The numbers of `golden/lifetime`, each file with its source beside it.
public final class Golden {

    private Golden() {}

    public static JsonNode json(String name) {
        return JsonMapper.shared().readTree(text(name));
    }

    /// The rows below the header line, split at commas.
    public static List<String[]> rows(String name) {
        return text(name).lines().skip(1).map(line -> line.split(",")).toList();
    }

    public static double[] numbers(String[] row) {
        return Arrays.stream(row).mapToDouble(Double::parseDouble).toArray();
    }

    public static PurchaseSummaries madeUpShop() {
        List<String[]> rows = rows("made-up-shop.csv");
        return PurchaseSummaries.of(
                rows.stream().mapToInt(row -> Integer.parseInt(row[0])).toArray(),
                rows.stream().mapToDouble(row -> Double.parseDouble(row[1])).toArray(),
                rows.stream().mapToDouble(row -> Double.parseDouble(row[2])).toArray(),
                rows.stream().mapToDouble(row -> Double.parseDouble(row[3])).toArray());
    }

    private static String text(String name) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/lifetime/" + name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
