package io.clientele.fuzz;

import tools.jackson.databind.JsonNode;

import java.util.Optional;
import java.util.stream.Stream;

/// Holds JSON against the schemas of a document, as far as those of this service go: types, enums,
/// required and known properties, items, references and alternatives.
final class Shapes {

    private final Contract contract;

    Shapes(Contract contract) {
        this.contract = contract;
    }

    /// The first thing that is otherwise than its schema says.
    Optional<String> difference(JsonNode schema, JsonNode value) {
        return difference(schema, value, "");
    }

    private Optional<String> difference(JsonNode unresolved, JsonNode value, String at) {
        var schema = contract.resolve(unresolved);
        if (schema.has("anyOf")) {
            return schema.path("anyOf")
                            .valueStream()
                            .anyMatch(it -> difference(it, value, at).isEmpty())
                    ? Optional.empty()
                    : Optional.of("%s is none of the alternatives: %s".formatted(at, value));
        }
        if (!fitsType(schema.path("type"), value) || !fitsEnum(schema.path("enum"), value)) {
            return Optional.of("%s is %s".formatted(at, value));
        }
        return switch (value.getNodeType()) {
            case OBJECT -> properties(schema, value, at);
            case ARRAY ->
                    value.valueStream()
                            .flatMap(
                                    item ->
                                            difference(schema.path("items"), item, at + "[]")
                                                    .stream())
                            .findFirst();
            default -> Optional.empty();
        };
    }

    private Optional<String> properties(JsonNode schema, JsonNode value, String at) {
        var known = schema.path("properties");
        var others = schema.path("additionalProperties");
        var missing =
                schema.path("required")
                        .valueStream()
                        .map(JsonNode::asString)
                        .filter(name -> !value.has(name))
                        .map(name -> "%s.%s is missing".formatted(at, name));
        var wrong =
                value.propertyStream()
                        .flatMap(
                                property -> {
                                    var name = "%s.%s".formatted(at, property.getKey());
                                    return known.has(property.getKey())
                                            ? difference(
                                                    known.path(property.getKey()),
                                                    property.getValue(),
                                                    name)
                                                    .stream()
                                            : others.isMissingNode() && !schema.isEmpty()
                                                    ? Stream.of(name + " is not known")
                                                    : difference(others, property.getValue(), name)
                                                            .stream();
                                });
        return Stream.concat(missing, wrong).findFirst();
    }

    private static boolean fitsEnum(JsonNode allowed, JsonNode value) {
        return allowed.isMissingNode()
                || value.isNull()
                || allowed.valueStream().anyMatch(value::equals);
    }

    private static boolean fitsType(JsonNode types, JsonNode value) {
        return types.isMissingNode()
                || (types.isArray()
                        ? types.valueStream().anyMatch(type -> fits(type.asString(), value))
                        : fits(types.asString(), value));
    }

    private static boolean fits(String type, JsonNode value) {
        return switch (type) {
            case "null" -> value.isNull();
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> throw new IllegalArgumentException("no type of JSON: " + type);
        };
    }
}
