package io.clientele.fuzz;

import io.clientele.fuzz.Contract.Operation;
import io.clientele.fuzz.RawHttp.Answer;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is known to exist, by the path that it is found under, such as `/webhooks/`.
final class KnownIds {

    private static final int MOST = 60;

    private final Map<String, List<String>> byCollection = new HashMap<>();

    /// Takes note of what was made, and of what a list holds.
    void learn(Operation operation, Answer answer, JsonNode body) {
        var location = answer.headers().getOrDefault("location", "");
        int end = location.lastIndexOf('/') + 1;
        if (end > 1) {
            learn(location.substring(0, end), location.substring(end));
        }
        for (JsonNode item : body.path("items")) {
            if (item.path("id").isString()) {
                learn(operation.path() + "/", item.path("id").asString());
            }
        }
    }

    void learn(String collection, String id) {
        var known = byCollection.computeIfAbsent(collection, _ -> new ArrayList<>());
        if (!known.contains(id)) {
            known.add(id);
        }
        if (known.size() > MOST) {
            known.removeFirst();
        }
    }

    /// Values for a part of an operation's path.
    List<String> of(Operation operation, String parameter) {
        var path = operation.path();
        return byCollection.getOrDefault(
                path.substring(0, path.indexOf("{" + parameter + "}")), List.of());
    }
}
