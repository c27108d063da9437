package io.clientele.fuzz;

import io.clientele.fuzz.Contract.Operation;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Requests to operations, half sense and half nonsense, drawn by a seed.
final class Requests {

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

    private final Contract contract;
    private final KnownIds ids;
    private final Morsels morsels;
    private final String key;

    /// @param key the header that lets a request in; a few go without
    Requests(Contract contract, KnownIds ids, long seed, String key) {
        this.contract = contract;
        this.ids = ids;
        this.morsels = new Morsels(new SplittableRandom(seed), contract);
        this.key = key;
    }

    /// The next request to an operation.
    Request next(Operation operation) {
        var path = operation.path();
        List<String> query = new ArrayList<>();
        List<String> headers = new ArrayList<>();
        for (var unresolved : operation.parameters()) {
            var parameter = contract.resolve(unresolved);
            var name = parameter.path("name").asString();
            switch (parameter.path("in").asString()) {
                case "path" ->
                        path = path.replace("{" + name + "}", encoded(id(operation, parameter)));
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
        if (!morsels.chance(0.02)) {
            headers.add(key);
        }
        byte[] body = body(operation, headers);
        var target = query.isEmpty() ? path : path + "?" + String.join("&", query);
        return new Request(operation.method(), target, headers, body, tricky);
    }

    /// An id that is known to exist every other time.
    private String id(Operation operation, JsonNode parameter) {
        var known = ids.of(operation, parameter.path("name").asString());
        return known.isEmpty() || morsels.chance(0.5)
                ? morsels.parameter(parameter)
                : morsels.oneOf(known);
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

    /// A request as it goes onto the wire.
    ///
    /// @param tricky whether it may address something else than the operation
    record Request(
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
