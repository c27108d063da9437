package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// Replays the story told by the files in `http/` against a running service.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class HttpSamplesTests {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> variables = new HashMap<>();

    HttpSamplesTests(@LocalServerPort int port) {
        variables.put("service", "http://127.0.0.1:" + port);
    }

    @Test
    void areNumberedInOneOrder() throws IOException {
        try (var files = Files.list(Path.of("http"))) {
            var numbers =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".http"))
                            .map(name -> Integer.parseInt(name.substring(0, name.indexOf('-'))))
                            .sorted()
                            .toList();

            assertThat(numbers)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, numbers.size()).boxed().toList());
        }
    }

    @Test
    void tellTheStory() throws IOException {
        for (HttpSample sample : HttpSample.all()) {
            var answer = answer(sample);
            assertThat(answer.statusCode())
                    .as(sample + "\n" + answer.body())
                    .isEqualTo(sample.expectedStatus());
            assertThat(answer.body()).as(sample.name()).contains(sample.expectedText());
            if (sample.answer() != null) {
                variables.put(
                        sample.answer() + ".response.headers.Location",
                        answer.headers().firstValue("Location").orElseThrow());
            }
        }
    }

    private HttpResponse<String> answer(HttpSample sample) {
        var until = sample.until();
        return until == null
                ? send(sample)
                : await().atMost(Duration.ofMinutes(1))
                        .until(
                                () -> send(sample),
                                answer ->
                                        answer.body()
                                                .contains("\"status\":\"%s\"".formatted(until)));
    }

    private HttpResponse<String> send(HttpSample sample) {
        var path = sample.path();
        for (var variable : variables.entrySet()) {
            path = path.replace("{{" + variable.getKey() + "}}", variable.getValue());
        }
        var request =
                HttpRequest.newBuilder(URI.create(path))
                        .method(sample.method(), BodyPublishers.ofString(sample.body()));
        sample.headers().forEach(request::header);
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
