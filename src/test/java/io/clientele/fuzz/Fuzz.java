package io.clientele.fuzz;

import io.clientele.ServiceProcess;
import io.clientele.SmallShop;
import io.clientele.fuzz.Contract.Operation;
import io.clientele.fuzz.RawHttp.Answer;
import io.clientele.testing.TestDatabase;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Calls every operation of a segmented shop, as somebody who may do everything, with seeded
/// nonsense, and judges the answers: none may be a 5xx, none may lie outside the document or tell
/// of the inside. Equal seeds give equal requests, but for the ids that the service makes.
///
/// `Fuzz [requests, default 10000] [seed, default 1]`; prints findings and ends with status 1 if
/// there are any.
final class Fuzz {

    private static final Pattern INSIDE =
            Pattern.compile(
                    "Exception|\\tat |org\\.(springframework|postgresql|hibernate)|java\\.(lang|util)|io\\.clientele\\.[a-z]+\\.[A-Z]|select .* from ");

    private static final String KEY = "X-API-Key: a-fuzzer-s-key-of-more-than-32-characters";

    /// What the calls take out of the shop is put back after so many.
    private static final int REFILL = 1_000;

    private static final int CUSTOMERS = 60;

    private final RawHttp http;
    private final Contract contract;
    private final Shapes shapes;
    private final Requests requests;
    private final KnownIds ids = new KnownIds();
    private final JsonMapper json = new JsonMapper();
    private final Map<Integer, Integer> statuses = new TreeMap<>();

    Fuzz(int port, long seed) throws IOException {
        http = new RawHttp(port);
        var document = http.send("GET", "/v3/api-docs", List.of(KEY), new byte[0]);
        contract = new Contract(json.readTree(document.body()));
        shapes = new Shapes(contract);
        requests = new Requests(contract, ids, seed, KEY);
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            ids.learn("/customers/", "c%03d".formatted(customer));
        }
    }

    static void main(String[] arguments) throws IOException {
        int requests = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        boolean clean;
        try (var service = start()) {
            var fuzz = new Fuzz(service.port(), seed);
            var findings = fuzz.run(requests);
            if (leaks(service) > 0) {
                findings.put("connections are not given back", "see the log of the service");
            }
            findings.forEach((what, example) -> System.out.printf("%s%n    %s%n", what, example));
            System.out.printf(
                    "%d requests to %d operations, answered with %s: %d kinds of findings%n",
                    requests, fuzz.contract.operations().size(), fuzz.statuses, findings.size());
            clean = findings.isEmpty();
        }
        System.exit(clean ? 0 : 1);
    }

    /// A service that is not protected by its limits, and knows no host to send webhooks to.
    static ServiceProcess start() throws IOException {
        var database = TestDatabase.migrated();
        var hosts = Files.createTempFile("hosts", ".txt");
        Files.writeString(hosts, "127.0.0.1 localhost\n");
        return ServiceProcess.start(
                List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djdk.net.hosts.file=" + hosts),
                "--spring.datasource.hikari.leak-detection-threshold=20000",
                "--clientele.access.bootstrap-key=" + KEY.substring(KEY.indexOf(' ') + 1),
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--clientele.limits.calls.quota=10000000",
                "--clientele.limits.work.quota=10000000");
    }

    /// How many connections a service has not given back for long.
    static long leaks(ServiceProcess service) throws IOException {
        var log = service.output();
        return Pattern.compile("Apparent connection leak detected").matcher(log).results().count()
                - Pattern.compile("was returned to the pool").matcher(log).results().count();
    }

    /// Sends so many requests, to each operation as many.
    ///
    /// @return each kind of finding with the first request that led to it
    Map<String, String> run(int requests) throws IOException {
        Map<String, String> findings = new LinkedHashMap<>();
        var operations = contract.operations();
        for (int i = 0; i < requests; i++) {
            if (i % REFILL == 0) {
                fillShop();
            }
            var operation = operations.get(i % operations.size());
            var request = this.requests.next(operation);
            finding(operation, request)
                    .ifPresent(
                            what ->
                                    findings.putIfAbsent(
                                            "%s: %s".formatted(operation, what),
                                            request.toString()));
        }
        return findings;
    }

    private void fillShop() throws IOException {
        send("POST", "/uploads", "text/csv", SmallShop.csv(2 * CUSTOMERS));
        var run = send("POST", "/segmentations", "application/json", "{\"seed\": 1}");
        // Ends when the run does, and the run begins after the upload.
        send("GET", run.headers().get("location") + "/events", "text/csv", "");
    }

    private Answer send(String method, String path, String type, String body) throws IOException {
        var answer =
                http.send(
                        method,
                        path,
                        List.of(KEY, "Content-Type: " + type),
                        body.getBytes(StandardCharsets.UTF_8));
        if (answer.status() >= 300) {
            throw new IOException("the shop cannot be filled: " + answer.body());
        }
        return answer;
    }

    private Optional<String> finding(Operation operation, Requests.Request request) {
        try {
            var answer =
                    http.send(
                            request.method(), request.target(), request.headers(), request.body());
            statuses.merge(answer.status(), 1, Integer::sum);
            return judge(operation, request, answer);
        } catch (IOException e) {
            return Optional.of("no answer, " + e.getMessage());
        }
    }

    private Optional<String> judge(Operation operation, Requests.Request request, Answer answer) {
        int status = answer.status();
        if (status >= 500) {
            return Optional.of("answered with %d".formatted(status));
        }
        if (INSIDE.matcher(answer.body()).find() && status >= 400) {
            return Optional.of("tells of the inside: " + answer.body());
        }
        if (answer.headers().containsKey("set-cookie")) {
            return Optional.of("sets a cookie");
        }
        if (status >= 400) {
            return problem(status, answer)
                    .or(
                            () ->
                                    request.tricky()
                                            ? Optional.empty()
                                            : undocumented(operation, answer));
        }
        return request.tricky() ? Optional.empty() : undocumented(operation, answer);
    }

    private Optional<String> problem(int status, Answer answer) {
        if (!answer.contentType().equals("application/problem+json")) {
            return Optional.of("%d as '%s'".formatted(status, answer.contentType()));
        }
        try {
            var problem = json.readTree(answer.body());
            boolean whole =
                    problem.path("type").asString("").startsWith("/problems/")
                            && !problem.path("title").asString("").isEmpty()
                            && problem.path("status").asInt() == status;
            return whole ? Optional.empty() : Optional.of("half a problem: " + answer.body());
        } catch (JacksonException e) {
            return Optional.of("a problem that is no JSON: " + answer.body());
        }
    }

    private Optional<String> undocumented(Operation operation, Answer answer) {
        var said = contract.resolve(operation.answer(answer.status()));
        if (said.isMissingNode()) {
            return Optional.of("%d is not documented".formatted(answer.status()));
        }
        var content = said.path("content");
        var type = answer.contentType();
        if (!type.isEmpty() && !content.has(type) && !content.has("*/*")) {
            return Optional.of("%d as %s is not documented".formatted(answer.status(), type));
        }
        if (!type.endsWith("json") || answer.body().isEmpty()) {
            return Optional.empty();
        }
        var body = json.readTree(answer.body());
        ids.learn(operation, answer, body);
        return shapes.difference(content.path(type).path("schema"), body)
                .map(what -> "%d is not as documented: %s".formatted(answer.status(), what));
    }
}
