package io.clientele;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A shop's own server that takes webhook messages as it is told to.
final class Receiver implements AutoCloseable {

    /// A message as it came in.
    record Message(String id, String timestamp, String signature, String body) {

        /// Whether one of its signatures is right, by the rules of Standard Webhooks.
        boolean isSignedWith(String secret) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                var text = id + "." + timestamp + "." + body;
                var right =
                        "v1,"
                                + Base64.getEncoder()
                                        .encodeToString(
                                                mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
                return List.of(signature.split(" ", -1)).contains(right);
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }
    }

    private final HttpServer server;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private volatile ToIntFunction<Message> answer;

    Receiver(ToIntFunction<Message> answer) throws IOException {
        this(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
                answer);
    }

    Receiver(HttpServer server, ToIntFunction<Message> answer) {
        this.answer = answer;
        this.server = server;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:%d/hook".formatted(port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    /// From now on messages are answered like this.
    void answer(ToIntFunction<Message> next) {
        answer = next;
    }

    List<Message> messages() {
        return messages;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            var message =
                    new Message(
                            headers.getFirst("webhook-id"),
                            headers.getFirst("webhook-timestamp"),
                            headers.getFirst("webhook-signature"),
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
            messages.add(message);
            int status = answer.applyAsInt(message);
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
