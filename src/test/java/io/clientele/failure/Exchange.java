package io.clientele.failure;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// One request sent as bytes over a socket, and what came back until the server closed it.
record Exchange(int status, Map<String, String> headers, String body) {

    /// Sends a request as it stands and no more: whoever waits for the rest finds the end.
    static Exchange of(int port, String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return parse(
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Exchange parse(String answer) {
        var end = answer.indexOf("\r\n\r\n");
        var lines = answer.substring(0, end).lines().toList();
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var line : lines.subList(1, lines.size())) {
            var colon = line.indexOf(':');
            headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        var status = Integer.parseInt(lines.getFirst(), 9, 12, 10);
        return new Exchange(status, headers, answer.substring(end + 4));
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    String type() {
        return json().get("type").asString();
    }
}
