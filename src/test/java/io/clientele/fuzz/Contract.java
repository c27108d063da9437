package io.clientele.fuzz;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The operations of an OpenAPI document.
final class Contract {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();

    Contract(JsonNode document) {
        this.document = document;
        document.path("paths")
                .forEachEntry(
                        (path, item) ->
                                item.forEachEntry(
                                        (method, node) -> {
                                            if (METHODS.contains(method)) {
                                                operations.add(
                                                        new Operation(
                                                                method.toUpperCase(
                                                                        java.util.Locale.ROOT),
                                                                path,
                                                                node));
                                            }
                                        }));
    }

    List<Operation> operations() {
        return operations;
    }

    /// What a node refers to, or the node itself.
    JsonNode resolve(JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : resolve(document.at(reference.substring(1)));
    }

    /// One method of one path.
    record Operation(String method, String path, JsonNode node) {

        JsonNode parameters() {
            return node.path("parameters");
        }

        /// What it takes as its body, by media type.
        JsonNode bodies() {
            return node.path("requestBody").path("content");
        }

        /// What is said of an answer with this status; missing if it is not documented.
        JsonNode answer(int status) {
            return node.path("responses").path(String.valueOf(status));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
