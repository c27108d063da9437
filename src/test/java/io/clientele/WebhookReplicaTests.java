package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import io.clientele.testing.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Two replicas that send over TLS to a server with a name; one is killed.
@Execution(ExecutionMode.CONCURRENT)
class WebhookReplicaTests {

    private static final String PASSWORD = "changeit";
    private static final int UPLOADS = 6;

    @TempDir private Path folder;

    @Test
    void deliverEverythingInOrderThoughTheOneThatSendsIsKilled() throws Exception {
        var store = certificate();
        var database = TestDatabase.migrated();
        try (var receiver = new Receiver(https(store), _ -> 200);
                var first = replica(database, store)) {
            try (var second = replica(database, store)) {
                var client = second.client();
                var secret = make(client, "https://localhost:%d/hook".formatted(receiver.port()));
                for (int upload = 0; upload < UPLOADS; upload++) {
                    if (upload == UPLOADS / 2) {
                        first.kill();
                    }
                    client.upload(
                            "customer_id,order_id,quantity,unit_price,timestamp\n"
                                    + "r%1$d,r%1$d,1,5,2025-03-01T10:00:00Z\n".formatted(upload));
                }

                var sent =
                        await().atMost(Duration.ofMinutes(2))
                                .until(
                                        () ->
                                                receiver.messages().stream()
                                                        .map(Receiver.Message::body)
                                                        .distinct()
                                                        .map(client::json)
                                                        .map(json -> json.at("/data/upload"))
                                                        .toList(),
                                        uploads -> uploads.size() == UPLOADS);

                var items = client.get("/uploads").path("items");
                for (int upload = 0; upload < UPLOADS; upload++) {
                    assertThat(sent.get(upload))
                            .isEqualTo(items.get(UPLOADS - 1 - upload).path("id"));
                }
                assertThat(receiver.messages()).allMatch(message -> message.isSignedWith(secret));

                // The certificate is the name's, not that of its numbers.
                make(client, "https://127.0.0.1:%d/hook".formatted(receiver.port()));
                var other = client.get("/webhooks").path("items").get(0).path("id").asString();
                var delivery =
                        ServiceClient.location(
                                client.post(
                                        "/webhooks/%s/ping".formatted(other),
                                        "application/json",
                                        BodyPublishers.noBody()));
                await().atMost(Duration.ofMinutes(1))
                        .until(
                                () ->
                                        client.get(delivery)
                                                .at("/lastAttempt/fault")
                                                .asString("")
                                                .equals("tls-failed"));
            }
        }
    }

    private static String make(ServiceClient client, String url) {
        var answer =
                client.post(
                        "/webhooks",
                        "application/json",
                        BodyPublishers.ofString(
                                "{\"url\": \"%s\", \"events\": [\"upload.completed\"]}"
                                        .formatted(url)));
        return client.json(answer.body()).path("secret").asString();
    }

    private static ServiceProcess replica(TestDatabase database, Path store) {
        return ServiceProcess.start(
                List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djavax.net.ssl.trustStore=" + store,
                        "-Djavax.net.ssl.trustStorePassword=" + PASSWORD),
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--clientele.job.heartbeat=500ms",
                "--clientele.webhook.secret-key=" + "k".repeat(32),
                "--clientele.courier.allow-private-addresses=true");
    }

    /// A key of its own, trusted as its own issuer.
    private Path certificate() throws Exception {
        var store = folder.resolve("store.p12");
        var keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "receiver",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "SAN=dns:localhost",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                PASSWORD)
                        .inheritIO()
                        .start();
        assertThat(keytool.waitFor()).isZero();
        return store;
    }

    private static HttpsServer https(Path store) throws Exception {
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);

        var server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return server;
    }
}
