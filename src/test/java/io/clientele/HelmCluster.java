package io.clientele;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;

/// As much of Kubernetes as Helm asks for when it upgrades the release `shop` in the namespace
/// `crm`: says what kinds there are, knows the release and what is put into it, and takes whatever
/// is created.
final class HelmCluster implements AutoCloseable {

    private static final String SECRETS = "/api/v1/namespaces/crm/secrets";

    private static final Map<String, String> KINDS =
            Map.of(
                    "/version",
                    """
                    {"major": "1", "minor": "34", "gitVersion": "v1.34.0"}""",
                    "/api",
                    """
                    {"kind": "APIVersions", "versions": ["v1"]}""",
                    "/apis",
                    """
                    {"kind": "APIGroupList", "apiVersion": "v1", "groups": [
                      {"name": "apps", "versions": [{"groupVersion": "apps/v1", "version": "v1"}],
                       "preferredVersion": {"groupVersion": "apps/v1", "version": "v1"}},
                      {"name": "policy", "versions": [{"groupVersion": "policy/v1", "version": "v1"}],
                       "preferredVersion": {"groupVersion": "policy/v1", "version": "v1"}}]}""",
                    "/api/v1",
                    kinds("v1", "Secret", "Service", "ServiceAccount"),
                    "/apis/apps/v1",
                    kinds("apps/v1", "Deployment"),
                    "/apis/policy/v1",
                    kinds("policy/v1", "PodDisruptionBudget"));

    private final Map<String, String> held = new ConcurrentHashMap<>(KINDS);
    private final List<String> written = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    HelmCluster() throws IOException {
        var release =
                secret("sh.helm.release.v1.shop.v1", "\"release\": \"%s\"".formatted(release()));
        held.put(
                SECRETS,
                """
                {"kind": "SecretList", "apiVersion": "v1", "metadata": {}, "items": [%s]}"""
                        .formatted(release));
        held.put(SECRETS + "/sh.helm.release.v1.shop.v1", release);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /// Holds a secret from now on.
    void hold(String name) {
        held.put(SECRETS + "/" + name, secret(name, ""));
    }

    /// Bodies of everything that was created, changed or removed and is no note of Helm's own.
    List<String> written() {
        return written;
    }

    String configuration() {
        return """
        apiVersion: v1
        kind: Config
        clusters: [{name: test, cluster: {server: "http://127.0.0.1:%d"}}]
        contexts: [{name: test, context: {cluster: test, user: test}}]
        users: [{name: test, user: {}}]
        current-context: test
        """
                .formatted(server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String found;
        if (exchange.getRequestMethod().equals("GET")) {
            found = held.get(path);
        } else if (body.startsWith("{")) {
            written.add(body);
            found = body;
        } else { // Helm's note of the release, which it does not read again
            found = secret("note", "");
        }
        var answer =
                found == null
                        ? "{\"kind\": \"Status\", \"apiVersion\": \"v1\", \"reason\": \"NotFound\", \"code\": 404}"
                        : found;
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(found == null ? 404 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String kinds(String version, String... kinds) {
        var resources =
                List.of(kinds).stream()
                        .map(
                                kind ->
                                        """
                                        {"name": "%ss", "singularName": "", "namespaced": true, "kind": "%s", "verbs": ["create", "get"]}"""
                                                .formatted(kind.toLowerCase(Locale.ROOT), kind))
                        .toList();
        return """
        {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "%s", "resources": %s}"""
                .formatted(version, resources);
    }

    private static String secret(String name, String data) {
        return """
        {"kind": "Secret", "apiVersion": "v1", "metadata": {"name": "%s", "namespace": "crm",
         "labels": {"name": "shop", "owner": "helm", "status": "deployed", "version": "1"}}, "data": {%s}}"""
                .formatted(name, data);
    }

    /// The installed release, in the form in which Helm keeps it.
    private static String release() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(
                    """
                    {"name": "shop", "namespace": "crm", "version": 1, "info": {"status": "deployed"}, "manifest": "",
                     "chart": {"metadata": {"apiVersion": "v2", "name": "clientele", "version": "0.1.0"}}}"""
                            .getBytes(StandardCharsets.UTF_8));
        }
        var encoder = Base64.getEncoder();
        return encoder.encodeToString(encoder.encode(packed.toByteArray()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
