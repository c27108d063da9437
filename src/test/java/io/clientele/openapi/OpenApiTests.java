package io.clientele.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.problem.ProblemType;
import io.clientele.problem.Raises;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

@SpringBootTest(
        classes = OpenApiTests.Service.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        // Nothing here asks a database; without an address one would be started.
        properties = "spring.datasource.url=jdbc:postgresql:none")
class OpenApiTests {

    @LocalServerPort private int port;

    private JsonNode api = JsonMapper.shared().createObjectNode();

    @BeforeEach
    void readTheDocument() throws Exception {
        api = JsonMapper.shared().readTree(get("/v3/api-docs"));
    }

    @Test
    void servesThePageToTryItOn() throws Exception {
        assertThat(get("/swagger-ui.html")).contains("<title>Swagger UI</title>");
    }

    @Test
    void tellsTheStoryOfTheChaptersInUse() {
        assertThat(api.at("/info/title").asString()).isEqualTo("Clientele");
        assertThat(api.at("/servers/0/url").asString()).isEqualTo("/");
        assertThat(api.get("tags").findValuesAsString("name"))
                .containsExactly("Customers", "Problems");
    }

    @Test
    void everyOperationHasTheProblemsThatComeWithWhatItTakes() {
        assertThat(statuses("/things", "post"))
                .containsExactly(
                        "201", "400", "401", "403", "406", "409", "413", "415", "422", "429", "500",
                        "503");
        assertThat(statuses("/things/{id}", "get"))
                .containsExactly(
                        "200", "304", "400", "401", "403", "404", "406", "410", "422", "429", "500",
                        "503");
        assertThat(statuses("/things", "get"))
                .containsExactly("200", "400", "401", "403", "406", "422", "429", "500", "503");
    }

    @Test
    void problemsOfItsOwnHaveAnExampleEach() {
        var notFound = response("/things/{id}", "404");
        var media = notFound.at("/content/application~1problem+json");

        assertThat(media.at("/schema/$ref").asString()).isEqualTo("#/components/schemas/Problem");
        assertThat(media.get("examples").propertyNames())
                .containsExactly("customer-not-found", "customer-not-segmented");
        assertThat(api.at("/components/examples/customer-not-found/value/status").asInt())
                .isEqualTo(404);
        assertThat(notFound.get("description").asString()).contains(" Or: ");
    }

    @Test
    void everyOperationNamesItsScopeOrNone() {
        assertThat(operation("/things", "get").get("security").toString())
                .isEqualTo("[{\"apiKey\":[\"admin\"]},{\"bearer\":[\"admin\"]}]");
        assertThat(operation("/problems", "get").get("security")).isEmpty();
        assertThat(operation("/problems", "get").get("responses").has("401")).isFalse();
        assertThat(api.at("/components/securitySchemes").propertyNames())
                .containsExactlyInAnyOrder("apiKey", "bearer");
    }

    @Test
    void aDeclaredStatusStaysAsItIsDeclared() {
        assertThat(response("/things/{id}", "410").get("description").asString())
                .isEqualTo("Gone for good.");
    }

    @Test
    void describesTheHeadersOfItsKind() {
        assertThat(parameters("/things", "post"))
                .containsExactly("#/components/parameters/Idempotency-Key");
        assertThat(parameters("/things/{id}", "get"))
                .contains("#/components/parameters/If-None-Match");
        assertThat(response("/things/{id}", "200").at("/headers/ETag").isMissingNode()).isFalse();
        assertThat(response("/things/{id}", "304").has("content")).isFalse();
    }

    @Test
    void spellsEnumsAsTheServiceReadsAndWritesThem() {
        assertThat(operation("/things", "get").at("/parameters/0/schema/enum/0").asString())
                .isEqualTo("percent-rank");
        assertThat(api.at("/components/schemas/Thing/properties/method/enum/0").asString())
                .isEqualTo("percent-rank");
    }

    @Test
    void fieldsAreRequiredUnlessNullable() {
        var thing = api.at("/components/schemas/Thing");

        assertThat(thing.get("required").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("name", "method");
        assertThat(thing.at("/properties/note/type").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("string", "null");
        assertThat(thing.at("/properties/size/anyOf/0/$ref").asString()).endsWith("/Size");
        assertThat(thing.at("/properties/size/anyOf/1/type").asString()).isEqualTo("null");
    }

    private String get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return HttpClient.newBuilder()
                .followRedirects(Redirect.NORMAL)
                .build()
                .send(request.build(), BodyHandlers.ofString())
                .body();
    }

    private JsonNode operation(String path, String method) {
        return api.get("paths").get(path).get(method);
    }

    private Iterable<String> statuses(String path, String method) {
        return operation(path, method).get("responses").propertyNames();
    }

    private Iterable<String> parameters(String path, String method) {
        return operation(path, method).get("parameters").findValuesAsString("$ref");
    }

    private JsonNode response(String path, String status) {
        var response = operation(path, "get").get("responses").get(status);
        return response.has("$ref")
                ? api.at(response.get("$ref").asString().substring(1))
                : response;
    }

    /// A small service without a database.
    @EnableAutoConfiguration(
            exclude = {
                DataSourceAutoConfiguration.class,
                HibernateJpaAutoConfiguration.class,
                FlywayAutoConfiguration.class
            })
    @ComponentScan(
            basePackages = {
                "io.clientele.openapi",
                "io.clientele.failure",
                "io.clientele.parameter",
                "io.clientele.problem"
            },
            excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
    @Import(Calls.class)
    static class Service {}

    enum Method {
        PERCENT_RANK;

        @Override
        public String toString() {
            return "percent-rank";
        }
    }

    record Size(int width) {}

    record Thing(String name, Method method, @Nullable String note, @Nullable Size size) {}

    @TestComponent
    @RestController
    @Tag(name = "Customers")
    static final class Calls {

        @PostMapping("/things")
        @ApiResponse(responseCode = "201", description = "Made.")
        Thing make(@RequestBody Thing thing) {
            return thing;
        }

        @GetMapping("/things")
        String list(@RequestParam(required = false) @Nullable Method method) {
            return String.valueOf(method);
        }

        @GetMapping("/things/{id}")
        @ApiResponse(responseCode = "200", description = "Found.")
        @ApiResponse(responseCode = "304", description = "Unchanged.")
        @ApiResponse(responseCode = "410", description = "Gone for good.")
        @Raises({ProblemType.CUSTOMER_NOT_SEGMENTED, ProblemType.CUSTOMER_NOT_FOUND})
        Thing one(@PathVariable String id) {
            return new Thing(id, Method.PERCENT_RANK, null, null);
        }
    }
}
