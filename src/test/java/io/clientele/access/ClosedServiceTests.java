package io.clientele.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;

import io.clientele.ClienteleApplication;
import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// The whole service with a bootstrap key and an issuer of tokens.
@SpringBootTest(
        classes = ClienteleApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "clientele.access.bootstrap-key=" + ClosedServiceTests.BOOTSTRAP)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
@DirtiesContext
class ClosedServiceTests {

    static final String BOOTSTRAP = "a-bootstrap-key-of-the-tests-own-making";

    private static final TokenIssuer ISSUER = issuer();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort private int port;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        registry.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", ISSUER::uri);
        registry.add(
                "spring.security.oauth2.resourceserver.jwt.audiences", () -> TokenIssuer.AUDIENCE);
    }

    @AfterAll
    static void stopIssuing() {
        ISSUER.close();
    }

    @Test
    void everyOperationRefusesACallerWithoutAKey() throws Exception {
        List<String> open = new ArrayList<>();
        for (var path : json("/v3/api-docs").get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                var method = operation.getKey().toUpperCase(Locale.ROOT);
                var answer = call(method, path.getKey().replaceAll("[{}]", ""));
                assertThat(AccessRules.isListed(method, path.getKey()))
                        .as("AccessRules has no rule for %s %s", method, path.getKey())
                        .isTrue();
                if (operation.getValue().get("security").isEmpty()) {
                    open.add(method + " " + path.getKey());
                } else {
                    assertThat(answer.statusCode()).as(method + path.getKey()).isEqualTo(401);
                    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
                    assertThat(answer.body()).contains("/problems/unauthorized");
                }
            }
        }

        assertThat(open).containsExactlyInAnyOrder("GET /problems", "GET /problems/{slug}");
    }

    @Test
    void admitsByBootstrapKeyByKeyAndByToken() throws Exception {
        assertThat(call("GET", "/segments", "X-API-Key", BOOTSTRAP).statusCode()).isEqualTo(404);
        var key = key("read");
        assertThat(call("GET", "/segments", "X-API-Key", key).statusCode()).isEqualTo(404);
        assertThat(call("GET", "/segments", "Authorization", "Bearer " + key).statusCode())
                .isEqualTo(404);
        assertThat(withToken("/segments", ISSUER.token("email read", Duration.ofMinutes(5))))
                .isEqualTo(404);
    }

    @Test
    void refusesTokensThatAreForgedExpiredOrShortOfTheScope() throws Exception {
        assertThat(withToken("/segments", ISSUER.forgedToken("read"))).isEqualTo(401);
        assertThat(withToken("/segments", ISSUER.token("read", Duration.ofMinutes(-5))))
                .isEqualTo(401);
        assertThat(withToken("/segments", ISSUER.token("ingest", Duration.ofMinutes(5))))
                .isEqualTo(403);
        assertThat(withToken("/segments", "nonsense")).isEqualTo(401);
    }

    @Test
    void refusesTokensThatAreMeantForAnotherServiceOrNameNobody() throws Exception {
        assertThat(withToken("/segments", ISSUER.foreignToken("read"))).isEqualTo(401);
        assertThat(withToken("/segments", ISSUER.namelessToken("read"))).isEqualTo(401);
    }

    @Test
    void asksTheIssuerNowAndThenHoweverManyTokensNameKeysItDoesNotHave() throws Exception {
        int asked = ISSUER.keysAsked();
        for (int i = 0; i < 30; i++) {
            assertThat(withToken("/segments", ISSUER.strangeToken("k" + i))).isEqualTo(401);
        }
        assertThat(ISSUER.keysAsked()).isLessThan(asked + 10);
    }

    @Test
    void letsAnAddressThatTriesBadKeysWaitAlone() throws Exception {
        var bad = request("/segments", "X-API-Key", "ck_aaaaaaaaaaaa_" + "a".repeat(43));
        int status = 401;
        try (var other =
                HttpClient.newBuilder().localAddress(InetAddress.ofLiteral("127.0.0.2")).build()) {
            for (int i = 0; i < 1_000 && status == 401; i++) {
                status = other.send(bad.build(), BodyHandlers.discarding()).statusCode();
            }
        }
        assertThat(status).isEqualTo(429);
        assertThat(call("GET", "/segments", "X-API-Key", key("read")).statusCode()).isEqualTo(404);
    }

    @Test
    void saysWhichScopeIsMissing() throws Exception {
        var answer = call("GET", "/api-keys", "X-API-Key", key("read"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("insufficient_scope");
        assertThat(answer.body()).contains("/problems/forbidden").contains("scope admin");
    }

    @Test
    void notesWhoWasRefusedAChangeOrAnExport() throws Exception {
        var key = key("read");
        var actor = "key:" + key.substring(3, 15);
        call("DELETE", "/uploads/anna@example.org", "X-API-Key", key);
        call("GET", "/customers/anna@example.org/export", "X-API-Key", key);
        call("GET", "/api-keys", "X-API-Key", key);
        call("DELETE", "/uploads/anna@example.org", "X-API-Key", BOOTSTRAP);

        var entries = ended("/audit?limit=3");

        assertThat(entries.findValuesAsString("action"))
                .containsExactly(
                        "DELETE /uploads/{id}", "GET /customers/*/export", "DELETE /uploads/*");
        assertThat(entries.findValuesAsString("status")).containsExactly("400", "403", "403");
        assertThat(entries.findValuesAsString("actor")).containsExactly("bootstrap", actor, actor);
        assertThat(entries.toString()).doesNotContain("anna");
    }

    /// What was noted, once it is told of each how it ended: that comes after the answer.
    private JsonNode ended(String path) {
        return await().until(
                        () ->
                                JsonMapper.shared()
                                        .readTree(call("GET", path, "X-API-Key", BOOTSTRAP).body())
                                        .path("items"),
                        items ->
                                items.valueStream()
                                        .noneMatch(item -> item.path("status").isNull()));
    }

    @Test
    void notesOnlyIdsThatAreOurs() throws Exception {
        var unknown = UUID.randomUUID().toString();
        call("DELETE", "/strategies/anna", "X-API-Key", BOOTSTRAP);
        call("DELETE", "/uploads/17850", "X-API-Key", BOOTSTRAP);
        call("DELETE", "/api-keys/anna", "X-API-Key", BOOTSTRAP);
        call("DELETE", "/uploads/" + unknown, "X-API-Key", BOOTSTRAP);
        call("DELETE", "/strategies/at-risk", "X-API-Key", BOOTSTRAP);

        var entries = ended("/audit?limit=5");

        assertThat(entries.findValuesAsString("status"))
                .containsExactly("204", "404", "404", "400", "404");
        assertThat(entries.findValuesAsString("subject"))
                .filteredOn(subject -> !subject.isEmpty())
                .containsExactly("at-risk", unknown);
        assertThat(entries.toString()).doesNotContain("anna").doesNotContain("17850");
    }

    @Test
    void notesWhoWasRefusedAnAudienceOrAListAsText() throws Exception {
        var key = key("ingest");
        call("GET", "/audiences/anna/export", "X-API-Key", key);
        call("GET", "/audiences/anna/customers", "X-API-Key", key, "Accept", "Text/CSV");
        call("GET", "/audiences/anna/customers", "X-API-Key", key);
        call("GET", "/segments/anna/customers", "X-API-Key", key, "Accept", "text/html, */*");
        call("GET", "/segments/a/customers", "X-API-Key", key, "Accept", "application/x-ndjson");

        var actor = "key:" + key.substring(3, 15);
        var entries = ended("/audit?actor=" + actor);

        assertThat(entries.findValuesAsString("action"))
                .containsExactly(
                        "GET /segments/*/customers",
                        "GET /audiences/*/customers",
                        "GET /audiences/*/export");
        assertThat(entries.findValuesAsString("status")).containsOnly("403");
        assertThat(entries.toString()).doesNotContain("anna");
    }

    @Test
    void notesAnExportOfWhichTheLengthAloneIsAsked() throws Exception {
        var key = key("manage");
        call("HEAD", "/customers/anna/export", "X-API-Key", key);

        var entries = ended("/audit?actor=key:" + key.substring(3, 15));

        assertThat(entries.findValuesAsString("action"))
                .containsExactly("HEAD /customers/{customerId}/export");
    }

    @Test
    void doesNotKeepANewKeyUnderAnIdempotencyKey() throws Exception {
        var body = "{\"name\": \"crm\", \"scopes\": [\"read\"]}";
        var request =
                request("/api-keys", "X-API-Key", BOOTSTRAP, "Idempotency-Key", "one")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();

        var first = CLIENT.send(request, BodyHandlers.ofString());
        var second = CLIENT.send(request, BodyHandlers.ofString());

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isNotEqualTo(first.body());
    }

    @ParameterizedTest
    @CsvSource({
        "/customers/a%2Fb/segment,      404, customer-not-found",
        "/customers/a%2F%2Fb/segment,   404, customer-not-found",
        "/customers/a%5Cb/segment,      404, customer-not-found",
        "/customers/a%3Bb/segment,      404, customer-not-found",
        "/customers/a%25b/segment,      404, customer-not-found",
        "/customers/%252F/segment,      404, customer-not-found",
        "/customers/a%00b/segment,      400, invalid-request",
        "/customers/a%0Ab/segment,      400, invalid-request",
        "/customers/%2e%2e/segment,     400, invalid-request",
        "/problems/..%2Fapi-keys,       404, not-found",
        "/problems/..;/api-keys,        400, invalid-request",
        "/swagger-ui/..%2F..%2Fapi-keys, 404, not-found"
    })
    void looksUpIdsOfAnyCharacterAndRefusesTricks(String path, int status, String problem)
            throws Exception {
        var answer = call("GET", path, "X-API-Key", key("read"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("/problems/" + problem + "\"");
    }

    @Test
    void tellsBrowsersToTrustNothingElse() throws Exception {
        var headers = call("GET", "/problems").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'self';")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("Cache-Control")).contains("private, no-cache");
        assertThat(headers.map()).doesNotContainKeys("set-cookie", "server", "x-powered-by");
        assertThat(
                        call("GET", "/swagger-ui/index.html")
                                .headers()
                                .firstValue("Content-Security-Policy")
                                .orElseThrow())
                .doesNotContain("script");
    }

    @Test
    void givesNoOtherOriginLeave() throws Exception {
        var preflight =
                call(
                        "OPTIONS",
                        "/segments",
                        "X-API-Key",
                        key("read"),
                        "Origin",
                        "http://example.org",
                        "Access-Control-Request-Method",
                        "GET");

        assertThat(preflight.headers().map().keySet())
                .noneMatch(name -> name.startsWith("access-control-"));
    }

    @Test
    void theDocumentNamesTheScopesOfEachCall() throws Exception {
        var post = json("/v3/api-docs").at("/paths/~1uploads/post");

        assertThat(post.get("security").toString())
                .isEqualTo("[{\"apiKey\":[\"ingest\"]},{\"bearer\":[\"ingest\"]}]");
        assertThat(post.get("description").asString()).endsWith("Scope: `ingest`.");
        assertThat(post.get("responses").has("401")).isTrue();
        assertThat(post.get("responses").has("403")).isTrue();
    }

    private String key(String scope) throws IOException, InterruptedException {
        var request =
                request("/api-keys", "X-API-Key", BOOTSTRAP)
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"name\": \"test\", \"scopes\": [\"%s\"]}"
                                                .formatted(scope)));
        var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
        return JsonMapper.shared().readTree(answer.body()).get("key").asString();
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(call("GET", path).body());
    }

    private int withToken(String path, String token) throws IOException, InterruptedException {
        return call("GET", path, "Authorization", "Bearer " + token).statusCode();
    }

    private HttpResponse<String> call(String method, String path, String... headers)
            throws IOException, InterruptedException {
        return CLIENT.send(
                request(path, headers).method(method, BodyPublishers.noBody()).build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static TokenIssuer issuer() {
        try {
            return TokenIssuer.start();
        } catch (IOException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
