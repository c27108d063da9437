package io.clientele.fuzz;

import io.clientele.ServiceProcess;
import io.clientele.fuzz.Contract.Operation;
import io.clientele.fuzz.RawHttp.Answer;
import io.clientele.testing.TestDatabase;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Calls every operation with seeded nonsense and judges the answers: none may be a 5xx, none may
/// lie outside the document or tell of the inside.
///
/// `Fuzz [requests, default 10000] [seed, default 1]`; prints findings and ends with status 1 if
/// there are any.
final class Fuzz {

    private static final Pattern INSIDE =
            Pattern.compile(
                    "Exception|\\tat |org\\.(springframework|postgresql|hibernate)|java\\.(lang|util)|io\\.clientele\\.[a-z]+\\.[A-Z]|select .* from ");

    private static final List<String> TRICKS =
            List.of(
                    "/..", "/%2e%2e", "//", "/;a=b", "/%00", "/.", "%0d%0a", "?a=%", "/%c0%ae",
                    "#x");

    private static final List<String> TYPES =
            List.of(
                    "application/json",
                    "application/xml",
                    "text/csv",
                    "text/plain; charset=utf-16",
                    "application/json; charset=nonsense",
                    "multipart/form-data",
                    "multipart/form-data; boundary=x",
                    "application/x-www-form-urlencoded",
                    "*/*",
                    "nonsense");

    private final RawHttp http;
    private final Contract contract;
    private final Morsels morsels;
    private final JsonMapper json = new JsonMapper();
    private final Map<Integer, Integer> statuses = new TreeMap<>();

    Fuzz(int port, long seed) throws IOException {
        http = new RawHttp(port);
        var document = http.send("GET", "/v3/api-docs", List.of(), new byte[0]);
        contract = new Contract(json.readTree(document.body()));
        morsels = new Morsels(new SplittableRandom(seed), contract);
    }

    static void main(String[] arguments) throws IOException {
        int requests = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        try (var service = start()) {
            var fuzz = new Fuzz(service.port(), seed);
            var findings = fuzz.run(requests);
            findings.forEach((what, example) -> System.out.printf("%s%n    %s%n", what, example));
            System.out.printf(
                    "%d requests to %d operations, answered with %s: %d kinds of findings%n",
                    requests, fuzz.contract.operations().size(), fuzz.statuses, findings.size());
            System.exit(findings.isEmpty() ? 0 : 1);
        }
    }

    /// A service that is not protected by its limits.
    static ServiceProcess start() {
        var database = TestDatabase.migrated();
        return ServiceProcess.start(
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--clientele.limits.calls.quota=10000000",
                "--clientele.limits.work.quota=10000000");
    }

    /// Sends so many requests, to each operation as many.
    ///
    /// @return each kind of finding with the first request that led to it
    Map<String, String> run(int requests) {
        Map<String, String> findings = new LinkedHashMap<>();
        var operations = contract.operations();
        for (int i = 0; i < requests; i++) {
            var operation = operations.get(i % operations.size());
            var request = request(operation);
            finding(operation, request)
                    .ifPresent(
                            what ->
                                    findings.putIfAbsent(
                                            "%s: %s".formatted(operation, what),
                                            request.toString()));
        }
        return findings;
    }

    private Optional<String> finding(Operation operation, Request request) {
        try {
            var answer = http.send(request.method, request.target, request.headers, request.body);
            statuses.merge(answer.status(), 1, Integer::sum);
            return judge(operation, request, answer);
        } catch (IOException e) {
            return Optional.of("no answer, " + e.getMessage());
        }
    }

    private Optional<String> judge(Operation operation, Request request, Answer answer) {
        int status = answer.status();
        if (status >= 500) {
            return Optional.of("answered with %d".formatted(status));
        }
        if (INSIDE.matcher(answer.body()).find() && status >= 400) {
            return Optional.of("tells of the inside: " + answer.body());
        }
        if (status >= 400) {
            return problem(status, answer)
                    .or(() -> request.tricky ? Optional.empty() : undocumented(operation, answer));
        }
        return request.tricky ? Optional.empty() : undocumented(operation, answer);
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
        return answer.contentType().isEmpty()
                        || content.has(answer.contentType())
                        || content.has("*/*")
                ? Optional.empty()
                : Optional.of(
                        "%d as %s is not documented"
                                .formatted(answer.status(), answer.contentType()));
    }

    private Request request(Operation operation) {
        var path = operation.path();
        List<String> query = new ArrayList<>();
        List<String> headers = new ArrayList<>();
        for (var unresolved : operation.parameters()) {
            var parameter = contract.resolve(unresolved);
            var name = parameter.path("name").asString();
            switch (parameter.path("in").asString()) {
                case "path" ->
                        path =
                                path.replace(
                                        "{" + name + "}", encoded(morsels.parameter(parameter)));
                case "query" -> {
                    if (morsels.chance(0.4)) {
                        query.add(name + "=" + encoded(morsels.parameter(parameter)));
                    }
                }
                default -> {
                    if (morsels.chance(0.2)) {
                        headers.add(name + ": " + printable(morsels.parameter(parameter)));
                    }
                }
            }
        }
        boolean tricky = path.contains("%2F") || path.contains("//") || path.endsWith("/");
        if (morsels.chance(0.05)) {
            path += morsels.oneOf(TRICKS);
            tricky = true;
        }
        if (morsels.chance(0.1)) {
            query.add(encoded(morsels.nasty()) + "=" + encoded(morsels.nasty()));
        }
        if (morsels.chance(0.15)) {
            headers.add("Accept: " + morsels.oneOf(TYPES));
            tricky |= headers.getLast().contains("nonsense");
        }
        byte[] body = body(operation, headers);
        var target = query.isEmpty() ? path : path + "?" + String.join("&", query);
        return new Request(operation.method(), target, headers, body, tricky);
    }

    private byte[] body(Operation operation, List<String> headers) {
        var bodies = operation.bodies();
        if (bodies.isEmpty() || morsels.chance(0.03)) {
            return new byte[0];
        }
        var types = List.copyOf(bodies.propertyNames());
        var type = morsels.oneOf(types);
        headers.add("Content-Type: " + (morsels.chance(0.1) ? morsels.oneOf(TYPES) : type));
        if (morsels.chance(0.04)) {
            headers.add("Content-Encoding: " + morsels.oneOf(List.of("gzip", "br", "nonsense")));
        }
        return morsels.body(type, bodies.path(type).path("schema"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String printable(String text) {
        return text.replaceAll("[\\r\\n]", "").strip();
    }

    /// @param tricky whether it may address something else than the operation
    private record Request(
            String method,
            String target,
            List<String> headers,
            @SuppressWarnings("ArrayRecordComponent") // never compared
                    byte[] body,
            boolean tricky) {

        @Override
        public String toString() {
            return "%s %s %s '%s'"
                    .formatted(
                            method,
                            shortened(target),
                            headers,
                            shortened(new String(body, StandardCharsets.ISO_8859_1)));
        }

        private static String shortened(String text) {
            return text.length() > 400 ? text.substring(0, 400) + "…" : text;
        }
    }
}
