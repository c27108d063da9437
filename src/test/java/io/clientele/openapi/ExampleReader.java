package io.clientele.openapi;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.stream.Stream;

/// Reads examples against their schemas, field by field, and notes what does not fit.
final class ExampleReader {

    private final JsonNode api;
    private final List<String> faults;

    ExampleReader(JsonNode api, List<String> faults) {
        this.api = api;
        this.faults = faults;
    }

    void read(String where, JsonNode example, JsonNode schema) {
        var asked = resolved(schema);
        if (asked.has("anyOf")) {
            if (!example.isNull()) {
                read(where, example, asked.get("anyOf").get(0));
            }
            return;
        }
        if (example.isMissingNode() || !asked.has("type")) {
            return;
        }
        if (types(asked.get("type")).noneMatch(type -> isOf(type, example))) {
            faults.add("%s: %s is not %s".formatted(where, example, asked.get("type")));
        }
        if (asked.has("enum")
                && !example.isNull()
                && asked.get("enum").valueStream().noneMatch(example::equals)) {
            faults.add("%s: %s is none of %s".formatted(where, example, asked.get("enum")));
        }
        if (example.isObject()) {
            readFields(where, example, asked);
        }
        if (asked.has("items")) {
            example.forEach(item -> read(where + "[]", item, asked.get("items")));
        }
    }

    /// All fields that are required, and none that there are not.
    private void readFields(String where, JsonNode example, JsonNode schema) {
        var fields = schema.path("properties");
        schema.path("required")
                .valueStream()
                .map(JsonNode::asString)
                .filter(name -> !example.has(name))
                .forEach(name -> faults.add("%s has no %s".formatted(where, name)));
        example.forEachEntry(
                (name, value) -> {
                    if (fields.has(name)) {
                        read(where + "." + name, value, fields.get(name));
                    } else if (schema.has("additionalProperties")) {
                        read(where + "." + name, value, schema.get("additionalProperties"));
                    } else if (!fields.isMissingNode()) {
                        faults.add("%s has %s, which is not described".formatted(where, name));
                    }
                });
    }

    static Stream<String> types(JsonNode type) {
        return type.isArray()
                ? type.valueStream().map(JsonNode::asString)
                : Stream.of(type.asString());
    }

    private static boolean isOf(String type, JsonNode example) {
        return switch (type) {
            case "string" -> example.isString();
            case "integer" -> example.isIntegralNumber();
            case "number" -> example.isNumber();
            case "boolean" -> example.isBoolean();
            case "array" -> example.isArray();
            case "object" -> example.isObject();
            case "null" -> example.isNull();
            default -> false;
        };
    }

    /// What a reference refers to.
    JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? api.at(schema.get("$ref").asString().substring(1)) : schema;
    }
}
