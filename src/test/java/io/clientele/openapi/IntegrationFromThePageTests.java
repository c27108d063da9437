package io.clientele.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.ClienteleApplication;
import io.clientele.mapping.Field;
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
import java.util.stream.Stream;

/// What somebody needs who sends a file and reads the answers without any other source: columns,
/// words for programs, whole answers, messages, headers.
@SpringBootTest(classes = ClienteleApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class IntegrationFromThePageTests {

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

    /// A file can be written, and mapped, by the table alone.
    @Test
    void everyFieldOfAFileIsListedWithEveryHeaderItIsRecognisedBy() {
        var uploads = text(api.at("/paths/~1uploads/post"), "description");

        for (Field field : Field.values()) {
            assertThat(uploads)
                    .containsOnlyOnce("\n| `%s` | ".formatted(field.text()))
                    .contains(" | %s |".formatted(String.join(", ", field.headers())));
        }
        assertThat(
                        operations()
                                .flatMap(one -> one.path("parameters").valueStream())
                                .filter(parameter -> text(parameter, "name").equals("mapping"))
                                .map(parameter -> text(parameter, "description")))
                .hasSize(2)
                .allMatch(words -> words.contains("`customer-id`, `order-id`, `product-id`"));
    }

    @Test
    void everyWordThatProgramsGoByIsListed() {
        assertThat(StableWords.WORDS).isNotEmpty();
        StableWords.WORDS.forEach(
                (place, words) ->
                        assertThat(
                                        text(
                                                api.at(
                                                        "/components/schemas/"
                                                                + place.replace(
                                                                        ".", "/properties/")),
                                                "description"))
                                .as(place)
                                .contains(words.stream().map("`%s`"::formatted).toList()));
        assertThat(
                        api.get("tags")
                                .valueStream()
                                .filter(tag -> text(tag, "name").equals("Segments"))
                                .map(tag -> text(tag, "description")))
                .singleElement()
                .asString()
                .contains("`cant-lose-them` Can't Lose Them", "`grid-fading-mid`", "`value-d` D")
                .contains("`tier-platinum` Platinum", "`cluster-1`");
    }

    @Test
    void answersThatEverybodyAsksForAreShownWhole() {
        assertThat(shown("/customers/{customerId}/segment", "application/json").at("/grid/id"))
                .asString()
                .contains("grid-");
        for (String path :
                List.of(
                        "/customers/{customerId}",
                        "/segments",
                        "/uploads/{id}",
                        "/segmentations/{id}/clusters")) {
            assertThat(shown(path, "application/json").propertyNames())
                    .as(path)
                    .containsExactlyInAnyOrderElementsOf(fields(path));
        }
        for (String path :
                List.of("/segments/{segmentId}/customers", "/audiences/{id}/customers")) {
            assertThat(shown(path, "application/json").isObject()).as(path).isTrue();
            assertThat(shown(path, "text/csv").asString())
                    .as(path)
                    .startsWith("customerId,segment,recencyDays,");
            var line = JsonMapper.shared().readTree(shown(path, "application/x-ndjson").asString());
            examples.read(path, line, api.at("/components/schemas/SegmentMember"));
        }
        var rejects = "/uploads/{id}/rejects";
        assertThat(shown(rejects, "text/csv").asString()).startsWith("line,field,code,message,row");
        examples.read(
                rejects,
                JsonMapper.shared().readTree(shown(rejects, "application/x-ndjson").asString()),
                api.at("/components/schemas/Reject"));
        assertThat(shown("/audiences/{id}/export", "text/csv").asString())
                .startsWith("customerId,customerIdSha256,emailSha256,segment,");

        assertThat(faults).isEmpty();
    }

    @Test
    void everyMessageOfAWebhookIsShown() {
        assertThat(api.path("webhooks").propertyNames())
                .containsExactlyInAnyOrder(
                        "segmentation.completed",
                        "customer.segment.left",
                        "customer.segment.entered",
                        "drift.detected",
                        "upload.completed",
                        "webhook.ping");
        api.get("webhooks")
                .forEachEntry(
                        (name, item) -> {
                            var body = item.at("/post/requestBody/content/application~1json");
                            assertThat(body.at("/example/type").asString()).isEqualTo(name);
                            examples.read(name, body.get("example"), body.get("schema"));
                        });

        assertThat(faults).isEmpty();
    }

    @Test
    void headersThatManyAnswersHaveAreDeclaredOnce() {
        assertThat(api.at("/components/headers").propertyNames())
                .contains("Link", "RateLimit", "RateLimit-Policy");
        assertThat(
                        operations()
                                .filter(
                                        one ->
                                                one.path("parameters")
                                                        .findValuesAsString("name")
                                                        .contains("cursor"))
                                .map(one -> one.at("/responses/200/headers/Link/$ref").asString()))
                .hasSizeGreaterThan(12)
                .containsOnly("#/components/headers/Link");
        assertThat(
                        operations()
                                .filter(one -> !one.get("security").isEmpty())
                                .map(one -> one.get("responses"))
                                .map(answers -> examples.resolved(answers.get("429"))))
                .allMatch(answer -> answer.path("headers").has("RateLimit"));
    }

    @Test
    void everyCallMayFindTheServiceTooBusy() {
        assertThat(operations().map(one -> examples.resolved(one.at("/responses/503"))))
                .allMatch(
                        answer ->
                                answer.at("/content/application~1problem+json/examples")
                                        .has("service-unavailable"));
    }

    private JsonNode shown(String path, String type) {
        return api.get("paths")
                .get(path)
                .at("/get/responses/200/content")
                .path(type)
                .path("example");
    }

    /// Those of the answer, whether they may be null or not.
    private Iterable<String> fields(String path) {
        var schema =
                api.get("paths")
                        .get(path)
                        .at("/get/responses/200/content/application~1json/schema");
        return examples.resolved(schema).get("properties").propertyNames();
    }

    private Stream<JsonNode> operations() {
        return api.get("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .filter(one -> one.has("operationId"));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
