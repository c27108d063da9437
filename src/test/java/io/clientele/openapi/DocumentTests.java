package io.clientele.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.ClienteleApplication;
import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the document as somebody would who has nothing else: every part says what it is, and every
/// example could be sent as it is.
@SpringBootTest(classes = ClienteleApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class DocumentTests {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Pattern NAME =
            Pattern.compile(
                    "(advise|cancel|compare|create|delete|diagnose|end|erase|explain|export|find|follow|forecast|list|measure"
                            + "|ping|preview|recommend|replace|replay|reset|retry|revoke|rotate|send|simulate|start|summarize"
                            + "|trace|undo)([A-Z][a-z]+)+");

    /// What can be asked of the made-up shop, and of every service.
    private static final Set<String> ANSWERING =
            Set.of("10777", "champions", "at-risk", "latest", "not-found");

    @LocalServerPort private int port;

    private final List<String> faults = new ArrayList<>();
    private JsonNode api = JsonMapper.shared().createObjectNode();
    private ExampleReader examples = new ExampleReader(api, faults);

    @BeforeEach
    void readTheDocument() throws Exception {
        var request =
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/v3/api-docs".formatted(port)));
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            api = JsonMapper.shared().readTree(answer.body());
            examples = new ExampleReader(api, faults);
        }
    }

    @Test
    void everyOperationIsDescribedWithWhatItTakesAndAnswers() {
        api.get("paths")
                .forEachEntry(
                        (path, item) ->
                                item.forEachEntry(
                                        (method, operation) -> {
                                            if (METHODS.contains(method)) {
                                                readOperation(method + " " + path, operation);
                                            }
                                        }));
        api.at("/components/parameters").forEachEntry(this::readParameter);
        api.at("/components/responses").forEachEntry(this::readDescribed);

        assertThat(faults).isEmpty();
    }

    @Test
    void everyOperationIsNamedByAVerbAndANoun() {
        var names = operations().map(operation -> text(operation, "operationId")).toList();

        assertThat(names).doesNotHaveDuplicates().allMatch(NAME.asMatchPredicate());
        assertThat(names).containsExactlyInAnyOrderElementsOf(OperationNames.NAMES.values());
    }

    /// Swagger UI fills examples and defaults in and sends them.
    @Test
    void nothingIsFilledInThatChangesACallOrFindsNothing() {
        operations()
                .flatMap(operation -> operation.path("parameters").valueStream())
                .map(examples::resolved)
                .forEach(
                        parameter -> {
                            var examples =
                                    Stream.of(parameter, parameter.get("schema"))
                                            .map(part -> text(part, "example"))
                                            .filter(example -> !example.isEmpty())
                                            .toList();
                            if (text(parameter, "in").equals("path")) {
                                assertThat(examples).isSubsetOf(ANSWERING);
                            } else if (!parameter.path("required").asBoolean(false)) {
                                assertThat(examples).as(text(parameter, "name")).isEmpty();
                                assertThat(parameter.at("/schema/type").isString()).isTrue();
                            }
                        });
    }

    @Test
    void everyCursorIsTextToBeGivenBackAsItIs() {
        var asked =
                operations()
                        .flatMap(operation -> operation.path("parameters").valueStream())
                        .filter(parameter -> text(parameter, "name").equals("cursor"))
                        .map(parameter -> parameter.get("schema").toString())
                        .toList();
        var given =
                api.at("/components/schemas").findValues("nextCursor").stream()
                        .flatMap(field -> ExampleReader.types(field.get("type")))
                        .distinct();

        assertThat(asked).hasSizeGreaterThan(12).allMatch("{\"type\":\"string\"}"::equals);
        assertThat(given).containsExactlyInAnyOrder("string", "null");
    }

    /// An answer with a new secret is kept nowhere, so a key would promise too much.
    @Test
    void everyPostTakesAKeyUnlessItsAnswerShowsASecret() {
        List<String> keyless = new ArrayList<>();
        api.get("paths")
                .propertyStream()
                .filter(path -> path.getValue().has("post"))
                .forEach(
                        path -> {
                            var call = path.getValue().get("post");
                            boolean takesKey =
                                    call.path("parameters").toString().contains("/Idempotency-Key");
                            boolean showsSecret =
                                    call.path("responses").toString().contains("/schemas/Issued");
                            assertThat(takesKey).as(path.getKey()).isNotEqualTo(showsSecret);
                            if (showsSecret) {
                                keyless.add(path.getKey());
                            }
                        });

        assertThat(keyless).hasSize(4);
        assertThat(api.at("/info/description").asString())
                .contains("`POST /api-keys`, `POST /webhooks` and the rotations of both");
    }

    @Test
    void everySchemaAndFieldIsDescribed() {
        api.at("/components/schemas")
                .forEachEntry(
                        (name, schema) -> {
                            readDescribed(name, schema);
                            readSchema(name, schema);
                        });

        assertThat(faults).isEmpty();
    }

    @Test
    void noSchemaIsOneOfTheFramework() {
        assertThat(api.at("/components/schemas").propertyNames())
                .contains("Upload")
                .doesNotContain("SseEmitter", "StreamingResponseBody", "MultipartFile");
    }

    @Test
    void everyWordOnTheMathsIsOfASchemaThereIs() {
        assertThat(MathsInWords.TEXTS.keySet())
                .allMatch(
                        place ->
                                !api.at("/components/schemas/" + place.replace(".", "/properties/"))
                                        .isMissingNode());
    }

    private Stream<JsonNode> operations() {
        return api.get("paths")
                .valueStream()
                .flatMap(JsonNode::propertyStream)
                .filter(entry -> METHODS.contains(entry.getKey()))
                .map(Map.Entry::getValue);
    }

    private void readOperation(String where, JsonNode operation) {
        if (text(operation, "summary").isBlank()
                || text(operation, "description").isBlank()
                || text(operation, "description").startsWith("Scope:")) {
            faults.add(where + ": not described");
        }
        operation
                .path("parameters")
                .forEach(
                        parameter ->
                                readParameter(where + " " + text(parameter, "name"), parameter));
        var body = operation.path("requestBody");
        if (!body.isMissingNode()) {
            readDescribed(where + " body", body);
        }
        operation
                .get("responses")
                .forEachEntry((status, response) -> readDescribed(where + " " + status, response));
    }

    private void readParameter(String where, JsonNode parameter) {
        if (!parameter.has("$ref")) {
            readDescribed(where, parameter);
            examples.read(where, parameter.path("example"), parameter.get("schema"));
        }
    }

    private void readDescribed(String where, JsonNode part) {
        var description = text(part, "description");
        if (!part.has("$ref") && (description.isBlank() || description.equals("OK"))) {
            faults.add(where + ": not described");
        }
        part.path("content")
                .forEachEntry(
                        (type, media) -> {
                            var schema = media.path("schema");
                            readSchema(where + " " + type, schema);
                            examples.read(where + " " + type, media.path("example"), schema);
                        });
    }

    private void readSchema(String where, JsonNode schema) {
        examples.read(where, schema.path("example"), schema);
        schema.path("properties")
                .forEachEntry(
                        (name, field) -> {
                            if (!isDescribed(field)) {
                                faults.add(where + "." + name + ": not described");
                            }
                            readSchema(where + "." + name, field);
                        });
        if (schema.has("items")) {
            readSchema(where + "[]", schema.get("items"));
        }
    }

    /// By itself, or by the schema that it is, or is a list of.
    private boolean isDescribed(JsonNode field) {
        return !text(field, "description").isBlank()
                || !text(examples.resolved(field), "description").isBlank()
                || (field.has("items") && field.get("items").has("$ref"))
                || field.path("anyOf").valueStream().anyMatch(this::isDescribed);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
