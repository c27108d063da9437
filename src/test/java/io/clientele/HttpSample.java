package io.clientele;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One request of a file in `http/`.
///
/// @param answer what later requests call the answer, to follow its `Location`
/// @param until status of the resource to wait for
/// @param expectedStatus status of the answer
/// @param expectedText text that the answer holds
record HttpSample(
        String name,
        String method,
        String path,
        Map<String, String> headers,
        String body,
        @Nullable String answer,
        @Nullable String until,
        int expectedStatus,
        String expectedText) {

    /// What every file begins with, for the clients that people open it in.
    private static final String HEAD =
            """
            # Open this in VS Code's REST Client, httpYac or Kulala and send the requests from the top down. `@name` names an answer
            # for the requests after it, `@expect` tells the status and a part of the answer, `@until` the status to ask again for.
            @service = http://127.0.0.1:8080

            """;

    static List<HttpSample> all() throws IOException {
        List<HttpSample> samples = new ArrayList<>();
        try (var files = Files.list(Path.of("http"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".http")).sorted().toList()) {
                String text = Files.readString(file);
                if (!text.startsWith(HEAD)) {
                    throw new IllegalStateException(file + " begins unlike the others");
                }
                for (String request : text.substring(HEAD.length()).split("(?m)^###\\s*$", -1)) {
                    samples.add(parse(file.getFileName().toString(), request.strip()));
                }
            }
        }
        return samples;
    }

    private static HttpSample parse(String file, String request) {
        Map<String, String> directives = new LinkedHashMap<>();
        Map<String, String> headers = new LinkedHashMap<>();
        String[] halves = request.split("\n\n", 2);
        String requestLine = "";
        for (String line : halves[0].split("\n", -1)) {
            if (line.startsWith("# @")) {
                String[] words = line.substring(3).split(" ", 2);
                directives.put(words[0], words[1]);
            } else if (!line.startsWith("#")) {
                if (requestLine.isEmpty()) {
                    requestLine = line;
                } else {
                    String[] header = line.split(": ", 2);
                    headers.put(header[0], header[1]);
                }
            }
        }
        String[] parts = requestLine.split(" ", 2);
        String[] expected = Objects.requireNonNull(directives.get("expect")).split(" ", 2);
        var until = directives.get("until");
        return new HttpSample(
                file + ": " + requestLine,
                parts[0],
                parts[1],
                headers,
                halves.length == 2 ? halves[1] : "",
                directives.get("name"),
                until == null ? null : until.substring("status ".length()),
                Integer.parseInt(expected[0]),
                expected.length == 2 ? expected[1] : "");
    }

    @Override
    public String toString() {
        return name;
    }
}
