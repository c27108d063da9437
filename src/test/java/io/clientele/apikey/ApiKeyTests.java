package io.clientele.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;

import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;
import io.clientele.testing.MovingClock;
import io.clientele.testing.TestDatabaseInitializer;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

import java.io.UnsupportedEncodingException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

@SpringBootTest(classes = KeyService.class, properties = "clientele.apikey.refresh=5m")
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class ApiKeyTests {

    private static final String ROOT =
            """
            {"name": "root", "scopes": ["admin", "read"]}""";

    private final KeyRing ring;
    private final LastUses lastUses;
    private final MovingClock clock;
    private final JdbcClient jdbc;
    private final MockMvcTester http;
    private final SecureRandom random = new SecureRandom();

    @Autowired
    ApiKeyTests(
            KeyRing ring,
            LastUses lastUses,
            MovingClock clock,
            JdbcClient jdbc,
            WebApplicationContext context) {
        this.ring = ring;
        this.lastUses = lastUses;
        this.clock = clock;
        this.jdbc = jdbc;
        http = MockMvcTester.from(context);
    }

    @BeforeEach
    void beginWithoutKeys() {
        jdbc.sql("delete from api_key").update();
    }

    @Test
    void showsAKeyOnceAndKeepsItsHashAlone() throws Exception {
        var made = post("/api-keys", ROOT);

        assertThat(made).hasStatus(201).hasHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var key = key(made);
        assertThat(check(key).orElseThrow().scopes())
                .containsExactlyInAnyOrder(Scope.ADMIN, Scope.READ);
        assertThat(ring.hasKeys()).isTrue();
        var location = String.valueOf(made.getResponse().getHeader("Location"));
        assertThat(get(location))
                .hasStatusOk()
                .bodyText()
                .contains("\"name\":\"root\"")
                .doesNotContain(key.substring(16));
        assertThat(get("/api-keys")).bodyText().doesNotContain(key.substring(16));
        assertThat(jdbc.sql("select k::text from api_key k").query(String.class).single())
                .doesNotContain(key.substring(16));
    }

    @Test
    void isNotTakenInByAnotherSecret() throws Exception {
        var one = key(post("/api-keys", ROOT));
        var other = key(post("/api-keys", ROOT));

        assertThat(check(one.substring(0, 16) + other.substring(16))).isEmpty();
        assertThat(check("ck_aaaaaaaaaaaa_" + one.substring(16))).isEmpty();
    }

    @Test
    void rotatesWithAnOverlap() throws Exception {
        var before = key(post("/api-keys", ROOT));
        var id = before.substring(3, 15);
        check(before);

        var rotated = post("/api-keys/%s/rotation".formatted(id), "{\"overlapMinutes\": 10}");

        assertThat(rotated).hasStatusOk().hasHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var after = key(rotated);
        assertThat(check(after)).isPresent();
        assertThat(check(before)).isPresent();
        clock.move(Duration.ofMinutes(10));
        assertThat(check(after)).isPresent();
        assertThat(check(before)).isEmpty();
    }

    @Test
    void rotatesAtOnceByDefault() throws Exception {
        var before = key(post("/api-keys", ROOT));
        check(before);

        var after = key(post("/api-keys/%s/rotation".formatted(before.substring(3, 15)), ""));

        assertThat(check(before)).isEmpty();
        assertThat(check(after)).isPresent();
        assertThat(post("/api-keys/%s/rotation".formatted(before.substring(3, 15)), "{}"))
                .hasStatusOk();
        assertThat(check(after)).isEmpty();
    }

    @Test
    void endsWhenItExpires() throws Exception {
        var key =
                key(
                        post(
                                "/api-keys",
                                """
                                {"name": "trial", "scopes": ["admin"], "expiresAt": "%s"}"""
                                        .formatted(clock.instant().plusSeconds(60))));

        assertThat(check(key)).isPresent();
        clock.move(Duration.ofSeconds(60));
        assertThat(check(key)).isEmpty();
    }

    @Test
    void endsHereAtOnceWhenItIsRevoked() throws Exception {
        var key = key(post("/api-keys", ROOT));
        assertThat(check(key)).isPresent();

        assertThat(http.delete().uri("/api-keys/" + key.substring(3, 15))).hasStatus(204);

        assertThat(check(key)).isEmpty();
        assertThat(get("/api-keys/" + key.substring(3, 15)))
                .hasStatus(404)
                .bodyText()
                .contains("/problems/api-key-not-found");
    }

    @Test
    void asksTheDatabaseOnceInAWhile() throws Exception {
        var key = key(post("/api-keys", ROOT));
        check(key);

        jdbc.sql("delete from api_key").update();

        assertThat(check(key)).as("as another replica sees it, for a while").isPresent();
    }

    @Test
    void takesOnlySoManyBadKeysFromAnAddressWhileGoodOnesGoOnEverywhere() throws Exception {
        var key = key(post("/api-keys", ROOT));
        var unseen = key(post("/api-keys", ROOT));
        check(key);

        assertThatTooMany(() -> ring.check(KeyText.random(random).text(), "203.0.113.7"));
        assertThatTooMany(
                () -> ring.check(key.substring(0, 16) + unseen.substring(16), "203.0.113.8"));

        assertThat(ring.check(key, "203.0.113.7")).isPresent();
        assertThat(ring.check(unseen, "203.0.113.9")).isPresent();
        assertThat(ring.check(KeyText.random(random).text(), "203.0.113.9")).isEmpty();
    }

    @Test
    void countsGoodKeysOfAnAddressAsNoTries() throws Exception {
        for (int i = 0; i < Strangers.TRIES + 20; i++) {
            var key = key(post("/api-keys", ROOT));
            assertThat(ring.check(key, "203.0.113.10")).isPresent();
        }
    }

    @Test
    void writesTheLastUseNowAndThen() throws Exception {
        var key = key(post("/api-keys", ROOT));
        var path = "/api-keys/" + key.substring(3, 15);
        check(key);
        assertThat(get(path)).bodyText().contains("\"lastUsedAt\":null");

        lastUses.write();

        assertThat(get(path)).bodyText().contains("\"lastUsedAt\":\"" + clock.instant());
    }

    @Test
    void listsTheNewestFirstPageByPage() throws Exception {
        for (int i = 1; i <= 3; i++) {
            post("/api-keys", ROOT.replace("root", "key " + i));
        }

        var first = get("/api-keys?limit=2");

        assertThat(first)
                .bodyJson()
                .extractingPath("$.items[*].name")
                .asArray()
                .containsExactly("key 3", "key 2");
        var cursor = JsonPath.<String>read(body(first), "$.nextCursor");
        assertThat(get("/api-keys?limit=2&cursor=" + cursor))
                .bodyJson()
                .extractingPath("$.items[*].name")
                .asArray()
                .containsExactly("key 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \" \", \"scopes\": [\"admin\"]}",
                "{\"name\": \"a\", \"scopes\": []}",
                "{\"name\": \"a\", \"scopes\": [\"root\"]}",
                "{\"name\": \"a\", \"scopes\": [\"admin\"], \"expiresAt\": \"2020-01-01T00:00:00Z\"}",
                "{\"name\": \"a\", \"scopes\": [\"admin\"], \"secret\": \"mine\"}"
            })
    void refusesKeysThatMakeNoSense(String body) {
        assertThat(post("/api-keys", body).getResponse().getStatus()).isIn(400, 422);
    }

    private MvcTestResult post(String path, String body) {
        return http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String path) {
        return http.get().uri(path).exchange();
    }

    private static String key(MvcTestResult result) throws UnsupportedEncodingException {
        return JsonPath.read(body(result), "$.key");
    }

    private static String body(MvcTestResult result) throws UnsupportedEncodingException {
        return result.getResponse().getContentAsString();
    }

    private Optional<KnownKey> check(String key) {
        return ring.check(key, "192.0.2.1");
    }

    private static void assertThatTooMany(ThrowingCallable tries) {
        assertThatThrownBy(
                        () -> {
                            for (int i = 0; i < 100_000; i++) {
                                tries.call();
                            }
                        })
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.type())
                                        .isEqualTo(ProblemType.TOO_MANY_REQUESTS));
    }
}
