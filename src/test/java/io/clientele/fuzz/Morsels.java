package io.clientele.fuzz;

import static java.util.stream.Collectors.joining;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/// Values that fit a schema, and values that fit nothing, drawn by a seed.
final class Morsels {

    private static final int DEEP = 2_000;

    private static final List<String> NASTY =
            List.of(
                    "",
                    " ",
                    "null",
                    "0",
                    "-1",
                    "2147483648",
                    "9223372036854775808",
                    "1e400",
                    "NaN",
                    "Infinity",
                    "0x10",
                    "1,5",
                    "true",
                    "[]",
                    "{}",
                    "2025-02-30",
                    "9999-12-31",
                    "+999999999-12-31",
                    "-0001-01-01",
                    "' or '1'='1",
                    "'; drop table order_line; --",
                    "1) union select null --",
                    "%' escape '",
                    "\\",
                    "\"",
                    "${jndi:ldap://127.0.0.1/x}",
                    "#{7*7}",
                    "{{7*7}}",
                    "<script>alert(1)</script>",
                    "=HYPERLINK(\"http://x\")",
                    "@SUM(1)",
                    "../../../../etc/passwd",
                    "..\\..\\windows\\win.ini",
                    "%2e%2e%2f",
                    "/",
                    "//",
                    ".",
                    "..",
                    ";jsessionid=1",
                    "\r\nSet-Cookie: a=b",
                    "\u0000",
                    "\u0007\u001b[31m",
                    "\u202eevil",
                    "\ufeff",
                    "\ud83d\udc7b",
                    "\ud800",
                    "İıſ",
                    "a\u0301\u0301\u0301",
                    "latest",
                    "champions");

    private final SplittableRandom random;
    private final Contract contract;
    private final JsonMapper json = new JsonMapper();

    Morsels(SplittableRandom random, Contract contract) {
        this.random = random;
        this.contract = contract;
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /// A text that fits nothing in particular.
    String nasty() {
        return switch (random.nextInt(12)) {
            case 0 -> "x".repeat(1 + random.nextInt(6_000));
            case 1 -> UUID.nameUUIDFromBytes(bytes(8)).toString();
            case 2 -> new String(bytes(1 + random.nextInt(40)), StandardCharsets.ISO_8859_1);
            case 3 -> oneOf(NASTY) + oneOf(NASTY);
            default -> oneOf(NASTY);
        };
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /// A value of a parameter: one that fits three times out of five.
    String parameter(JsonNode parameter) {
        if (!chance(0.6)) {
            return nasty();
        }
        var example = parameter.path("example");
        return text(example.isMissingNode() ? fitting(parameter.path("schema"), 0) : example);
    }

    /// As it is written in a query: lists with commas.
    private static String text(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(Morsels::text).collect(joining(","))
                : value.asString(value.toString());
    }

    /// A value that fits a schema, unless bad luck strikes some part of it.
    JsonNode value(JsonNode schema, int depth) {
        return chance(0.12) ? anything() : fitting(schema, depth);
    }

    private JsonNode fitting(JsonNode unresolved, int depth) {
        var schema = contract.resolve(unresolved);
        var nodes = JsonNodeFactory.instance;
        if (schema.path("enum").size() > 0) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        }
        if (schema.has("example") && chance(0.5)) {
            return schema.path("example");
        }
        return switch (type(schema)) {
            case "object" -> {
                var object = nodes.objectNode();
                if (depth < 6) {
                    schema.path("properties")
                            .forEachEntry(
                                    (name, property) -> {
                                        if (chance(0.7)) {
                                            object.set(name, value(property, depth + 1));
                                        }
                                    });
                }
                if (chance(0.05)) {
                    object.set(oneOf(List.of("id", "scopes", "status", "__proto__")), anything());
                }
                yield object;
            }
            case "array" -> {
                var array = nodes.arrayNode();
                for (int i = random.nextInt(4); i > 0 && depth < 6; i--) {
                    array.add(value(schema.path("items"), depth + 1));
                }
                yield array;
            }
            case "integer" ->
                    nodes.numberNode(
                            schema.path("minimum").asInt(0)
                                    + random.nextInt(schema.path("maximum").asInt(50) + 2)
                                    - 1);
            case "number" -> nodes.numberNode(random.nextDouble() * 3 - 1);
            case "boolean" -> nodes.booleanNode(random.nextBoolean());
            default ->
                    nodes.stringNode(
                            schema.has("example") ? schema.path("example").asString() : nasty());
        };
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? type.path(0).asString("") : type.asString("");
    }

    /// Any JSON at all.
    private JsonNode anything() {
        var nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(8)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.numberNode(new java.math.BigDecimal("1e500"));
            case 2 -> nodes.numberNode(Long.MIN_VALUE);
            case 3 -> nodes.booleanNode(true);
            case 4 -> nodes.arrayNode().add(nodes.arrayNode());
            case 5 -> nodes.objectNode().set("a", nodes.objectNode());
            default -> nodes.stringNode(nasty());
        };
    }

    /// A body for a media type.
    byte[] body(String type, JsonNode schema) {
        byte[] body =
                switch (random.nextInt(10)) {
                    case 0 -> bytes(random.nextInt(300));
                    case 1 ->
                            ("[".repeat(DEEP) + "]".repeat(DEEP)).getBytes(StandardCharsets.UTF_8);
                    case 2 -> nasty().getBytes(StandardCharsets.UTF_8);
                    default ->
                            type.contains("csv") ? csv() : json.writeValueAsBytes(value(schema, 0));
                };
        if (chance(0.1) && body.length > 1) {
            return java.util.Arrays.copyOf(body, random.nextInt(body.length));
        }
        return body;
    }

    private byte[] csv() {
        var lines = new ArrayList<>(List.of("customer_id,order_id,quantity,unit_price,timestamp"));
        for (int i = random.nextInt(6); i > 0; i--) {
            var cells = new ArrayList<>(List.of("c" + i, "o" + i, "2", "9.5", "2025-06-01"));
            if (chance(0.6)) {
                cells.set(random.nextInt(cells.size()), nasty());
            }
            lines.add(String.join(oneOf(List.of(",", ";", "\t")), cells));
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }
}
