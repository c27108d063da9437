package io.clientele.failure;

import static io.clientele.failure.FailingService.WHOLE;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.problem.ProblemType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import java.io.IOException;

/// Every way a request can fail, sent as bytes to a running server.
@SpringBootTest(
        classes = FailingService.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:postgresql://nowhere/none")
class FailingServiceTests {

    private static final String JSON = "Content-Type: application/json\r\n";

    @LocalServerPort private int port;

    @ParameterizedTest(name = "{0} is {2} {1}")
    @CsvSource({
        "GET /nowhere,                        404, not-found",
        "POST /nowhere,                       404, not-found",
        "GET /error,                          404, not-found",
        "GET /list?limit=ten,                 400, invalid-request",
        "GET /list,                           400, invalid-request",
        "GET /list?limit=0,                   422, invalid-parameters",
        "GET /list?limit=5&method=kmeans,     400, invalid-request",
        "GET /list?limit=%zz,                 400, invalid-request",
        "GET /list?limit=%ff,                 400, invalid-request",
        "PUT /runs,                           405, method-not-allowed",
        "FROBNICATE /runs,                    405, method-not-allowed",
        "TRACE /runs,                         405, method-not-allowed",
        "POST /runs,                          400, invalid-request",
        "GET /unforeseen,                     500, internal-error",
        "GET /gate/fails,                     500, internal-error",
        "GET /gate/refuses,                   403, forbidden",
        "GET /disk-full,                      507, storage-full",
        "GET /database-down,                  503, database-unavailable",
        "GET /a%2Fb,                          400, invalid-request",
        "GET /a|b,                            400, invalid-request",
        "GET /%00,                            400, invalid-request",
        "GET /../../etc/passwd,               400, invalid-request",
        "GET /problems/nothing,               404, not-found",
    })
    void answersWithTheProblem(String line, int status, String slug) throws IOException {
        var exchange = send(line, "", "");

        assertThat(exchange.status()).as(exchange.body()).isEqualTo(status);
        assertThat(exchange.type()).isEqualTo("/problems/" + slug);
        assertIsProblem(exchange);
    }

    @Test
    void saysWhatIsAllowed() throws IOException {
        assertThat(send("PUT /runs", "", "").header("Allow")).isEqualTo("POST");
        assertThat(send("POST /runs", "Content-Type: text/csv\r\n", "a,b").header("Accept"))
                .contains("application/json");
        assertThat(send("GET /database-down", "", "").header("Retry-After")).isEqualTo("5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "application/*+json; charset=utf-8"})
    void takesNoRangeForTheTypeOfABody(String range) throws IOException {
        var type = "Content-Type: %s\r\n".formatted(range);

        var exchange = send("POST /runs", type, "{\"name\":\"a\",\"sizes\":[]}");
        assertThat(exchange.status()).as(exchange.body()).isEqualTo(415);
        assertThat(exchange.type()).isEqualTo("/problems/unsupported-media-type");
        assertThat(exchange.header("Accept")).isEqualTo("application/json");
        assertIsProblem(exchange);

        assertThat(send("GET /list?limit=5", type, "").status()).isEqualTo(200);
    }

    @Test
    void namesTheParameterAndWhatItTakes() throws IOException {
        assertThat(error(send("GET /list?limit=ten", "", "")))
                .isEqualTo("limit|type-mismatch|must be a whole number");
        assertThat(error(send("GET /list?limit=5&method=kmeans", "", "")))
                .isEqualTo("method|unknown-value|must be one of percent-rank, qcut");
        assertThat(error(send("GET /list", "", ""))).isEqualTo("limit|missing|must be given");
        assertThat(error(send("GET /list?limit=0", "", "")))
                .isEqualTo("limit|min|must be greater than or equal to 1");
        assertThat(send("GET /list?limit=5&method=percent-rank", "", "").status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "`{\"name\":\"a\",\n \"x\"`;400; malformed-json; line 2, column 5|malformed-json|is not JSON from here on",
                "{\"name\":tru}      ;400; malformed-json; line 1, column 9|malformed-json|is not JSON from here on",
                "{\"name\":\"a\"} x  ;400; malformed-json; line 1, column 14|malformed-json|is not JSON from here on",
                "{\"nam\":\"a\"}     ;400; invalid-request; nam|unknown-field|is none of asOf, clusters, method, name, sizes",
                "{\"asOf\":\"today\"} ;400; invalid-request; asOf|type-mismatch|must be a date such as 2011-12-10",
                "{\"method\":\"x\"}  ;400; invalid-request; method|unknown-value|must be one of percent-rank, qcut",
                "{\"clusters\":{\"max\":\"x\"}} ;400; invalid-request; clusters.max|type-mismatch|must be a whole number",
                "{\"sizes\":[1,[]]}  ;400; invalid-request; sizes[1]|type-mismatch|must be a whole number",
                "[]                  ;400; invalid-request; body|type-mismatch|must be an object",
                "``                  ;400; invalid-request; body|missing|must be given",
                "{\"name\":\"a\",\"clusters\":{\"max\":51},\"sizes\":[]} ;422; invalid-parameters; clusters.max|max|must be less than or equal to 50",
                "{\"name\":\" \",\"sizes\":[]} ;422; invalid-parameters; name|not-blank|must not be blank",
                "{\"name\":\"a\",\"sizes\":[0]} ;422; invalid-parameters; sizes[0]|min|must be greater than or equal to 1",
            })
    void namesTheFieldOfTheBody(String body, int status, String slug, String error)
            throws IOException {
        var exchange = send("POST /runs", JSON, body);

        assertThat(exchange.status()).as(exchange.body()).isEqualTo(status);
        assertThat(exchange.type()).isEqualTo("/problems/" + slug);
        assertThat(error(exchange)).isEqualTo(error);
        assertIsProblem(exchange);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/runs,   'Content-Length: 100', '{\"name\":'",
        "/stream, 'Content-Length: 100', 'a,b'",
        "/stream, 'Transfer-Encoding: chunked', '5\r\na,b'",
        "/runs,   'Transfer-Encoding: chunked', '5\r\n{\"na'",
        "/stream, 'Transfer-Encoding: chunked', 'zz\r\n{\"na'",
    })
    void tellsABodyCutOffFromAWrongOne(String path, String length, String body) throws IOException {
        var exchange =
                Exchange.of(
                        port,
                        "POST %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n%s%s\r\n\r\n%s"
                                .formatted(path, JSON, length, body));

        assertThat(exchange.type()).isEqualTo("/problems/body-cut-off");
        assertThat(exchange.status()).isEqualTo(400);
        assertIsProblem(exchange);
    }

    @Test
    void answersInJsonWhateverAcceptSays() throws IOException {
        var missing = send("GET /nowhere", "Accept: text/csv\r\n", "");
        assertThat(missing.status()).isEqualTo(404);
        assertIsProblem(missing);

        var other = send("GET /list?limit=5", "Accept: text/csv\r\n", "");
        assertThat(other.status()).isEqualTo(406);
        assertThat(other.type()).isEqualTo("/problems/not-acceptable");
        assertIsProblem(other);
    }

    @Test
    void answersHeadWithoutABody() throws IOException {
        var exchange = send("HEAD /nowhere", "", "");

        assertThat(exchange.status()).isEqualTo(404);
        assertThat(exchange.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(exchange.body()).isEmpty();
    }

    @Test
    void refusesWhatTheContainerRefuses() throws IOException {
        var headers = send("GET /list?limit=5", "X: " + "x".repeat(20_000) + "\r\n", "");
        assertThat(headers.status()).isEqualTo(400);
        assertIsProblem(headers);

        var line = send("GET /" + "x".repeat(20_000), "", "");
        assertThat(line.status()).isEqualTo(400);
        assertIsProblem(line);

        var broken = send("G(T /list", "", "");
        assertThat(broken.status()).isEqualTo(400);
        assertIsProblem(broken);

        var host = Exchange.of(port, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
        assertThat(host.status()).isEqualTo(400);
        assertIsProblem(host);

        var version = Exchange.of(port, "GET / HTTP/3.7\r\nConnection: close\r\n\r\n");
        assertThat(version.status()).isEqualTo(400);
        assertIsProblem(version);

        var encoding = send("POST /stream", "Transfer-Encoding: frob\r\n", "");
        assertThat(encoding.status()).isEqualTo(400);
        assertIsProblem(encoding);

        var expectation = send("POST /stream", "Expect: tea\r\n", "");
        assertThat(expectation.status()).isEqualTo(400);
        assertIsProblem(expectation);
    }

    @Test
    void breaksTheConnectionWhenAnAnswerFailsHalfWay() throws IOException {
        var exchange = send("GET /broken-off", "", "");

        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.body()).contains("a,b").doesNotContain("\r\n0\r\n");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"csv", "ndjson"})
    void breaksTheConnectionWhenADownloadFailsHalfWay(String form) throws IOException {
        var whole = send("GET /download/%s?rows=%d".formatted(form, WHOLE), "", "");
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.body()).endsWith("\r\n0\r\n\r\n");

        var part = send("GET /download/%s?rows=%d".formatted(form, WHOLE + 1), "", "");
        assertThat(part.status()).isEqualTo(200);
        assertThat(part.header("Content-Length")).isEmpty();
        assertThat(part.body()).contains("a").doesNotContain("\r\n0\r\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"csv, 0", "csv, 1", "ndjson, 0", "ndjson, 1"})
    void answersWithTheProblemWhenADownloadFailsEarly(String form, int rows) throws IOException {
        var exchange = send("GET /download/%s?rows=%d".formatted(form, rows), "", "");

        assertThat(exchange.status()).isEqualTo(500);
        assertThat(exchange.type()).isEqualTo("/problems/internal-error");
        assertThat(exchange.header("Content-Disposition")).isEmpty();
        assertIsProblem(exchange);
    }

    @Test
    void describesEveryType() throws IOException {
        var all = send("GET /problems", "", "");
        assertThat(all.json().path("items").size()).isEqualTo(ProblemType.values().length);

        for (var type : ProblemType.values()) {
            var one = send("GET " + type.uri(), "", "").json();
            assertThat(one.get("status").asInt()).isEqualTo(type.status());
            assertThat(one.get("title").asString()).isEqualTo(type.title());
        }
    }

    private Exchange send(String line, String headers, String body) throws IOException {
        return Exchange.of(
                port,
                "%s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n%sContent-Length: %d\r\n\r\n%s"
                        .formatted(line, headers, body.length(), body));
    }

    private static void assertIsProblem(Exchange exchange) {
        assertThat(exchange.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(exchange.json().get("status").asInt()).isEqualTo(exchange.status());
        assertThat(exchange.json().propertyNames())
                .containsExactly("type", "title", "status", "detail", "instance", "errors");
        assertThat(exchange.body())
                .doesNotContain("Exception", "secret", "java", "clientele", "springframework");
    }

    private static String error(Exchange exchange) {
        var error = exchange.json().get("errors").get(0);
        return "%s|%s|%s"
                .formatted(
                        error.get("field").asString(),
                        error.get("code").asString(),
                        error.get("message").asString());
    }
}
