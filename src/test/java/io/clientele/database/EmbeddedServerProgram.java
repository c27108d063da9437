package io.clientele.database;

import java.io.IOException;
import java.nio.file.Path;

/// A service of its own process that does nothing but keep a database: prints its URL and stays
/// until it is killed or its input ends.
final class EmbeddedServerProgram {

    private EmbeddedServerProgram() {}

    static void main(String[] arguments) throws IOException {
        try (var server = EmbeddedServer.start(Path.of(arguments[0]))) {
            System.out.println("url " + server.url());
            System.in.transferTo(System.err);
        }
    }
}
