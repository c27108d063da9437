package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

import static java.net.http.HttpRequest.BodyPublishers.ofString;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/// What texts and fields of strangers may not do, wherever they get in.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "logging.level.io.clientele=trace")
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
@ExtendWith({OutputCaptureExtension.class, OneChromium.class})
class HostileInputTests {

    private static final String MARKUP = "<img src=x onerror=alert(1)>";
    private static final String FORGED = "2026-01-01T00:00:00.000Z ERROR forged by a stranger";
    private static final String HEADER =
            "customer_id,order_id,quantity,unit_price,timestamp,region\n";

    private final int port;
    private final ServiceClient service;

    HostileInputTests(@LocalServerPort int port) {
        this.port = port;
        this.service = new ServiceClient(port);
    }

    @Test
    void beginNoLineOfTheLog(CapturedOutput output) {
        var text = "x\r\n" + FORGED;
        var encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");

        service.upload(HEADER + "\"%1$s\",\"%1$s\",1,-5,\"%1$s\",\"%1$s\"\n".formatted(text));
        service.answer("/customers/" + encoded);
        service.answer("/segments/" + encoded + "?family=" + encoded);
        service.answer("/" + encoded);
        service.post("/audiences?" + encoded, "application/json", ofString("{\"" + encoded));
        service.segment("{}");

        assertThat(output.toString().lines()).noneMatch(line -> line.startsWith(FORGED));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    POST | /api-keys            | {"name": "x", "scopes": ["read"], "id": "mine"}
                    POST | /audiences           | {"name": "x", "filter": {}, "createdAt": "2025-01-01T00:00:00Z"}
                    POST | /schedules           | {"name": "x", "trigger": "upload", "lastSegmentation": null}
                    POST | /webhooks            | {"url": "https://crm.example/", "failingSince": null}
                    POST | /segmentations       | {"status": "SUCCEEDED"}
                    POST | /simulations         | {"publish": true}
                    PUT  | /strategies/champions | {"segmentId": "lost"}
                    """)
    void setNothingThatIsNotTheirs(String method, String path, String body) {
        var answer =
                method.equals("PUT")
                        ? service.put(path, body)
                        : service.post(path, "application/json", ofString(body));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("unknown-field");
    }

    @Test
    void findNothingByCounting() {
        var made = "{\"name\": \"x\", \"trigger\": \"upload\", \"enabled\": false}";
        for (int i = 0; i < 2; i++) {
            var location =
                    ServiceClient.location(
                            service.post("/schedules", "application/json", ofString(made)));
            var id = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
            assertThat(id.version()).as("random").isEqualTo(4);
            for (long next : List.of(-1L, 1L)) {
                var guess =
                        new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() + next);
                assertThat(service.answer("/schedules/" + guess).statusCode()).isEqualTo(404);
            }
            service.delete(location);
        }
        for (String list : List.of("uploads", "segmentations", "schedules", "webhooks")) {
            assertThat(service.answer("/%s/1".formatted(list)).statusCode())
                    .as(list)
                    .isBetween(400, 404);
        }
    }

    @Test
    @EnabledIf(
            value = "io.clientele.Chromium#present",
            disabledReason = "There is no Chromium on this machine.")
    void staysTextInThePages(Chromium chromium) {
        service.upload(
                SmallShop.csv(40)
                        .replace("timestamp\n", "timestamp,region\n")
                        .replace("T10:00:00Z\n", "T10:00:00Z,%s\n".formatted(MARKUP))
                        .replace("c001,", MARKUP + ","));
        service.segment("{}");
        var id = URLEncoder.encode(MARKUP, StandardCharsets.UTF_8).replace("+", "%20");

        try (var visitor = chromium.visit(port)) {
            for (String view : List.of("regions", "customers/" + id)) {
                var page = visitor.open(view).page();
                assertThat(page.locator("body").innerText()).as(view).contains(MARKUP);
                assertThat(page.locator("img[src='x']").count()).as(view).isZero();
            }
            visitor.heardNoComplaint();
        }
    }
}
