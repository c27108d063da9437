package io.clientele.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A second JVM with a server on a folder, ready when made.
final class EmbeddedServerProcess {

    private final Process process;
    private final BufferedReader output;
    private final String url;

    EmbeddedServerProcess(Path folder) throws IOException {
        process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                EmbeddedServerProgram.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        output = process.inputReader(StandardCharsets.UTF_8);
        url =
                output.lines()
                        .filter(line -> line.startsWith("url "))
                        .findFirst()
                        .orElseThrow()
                        .substring("url ".length());
    }

    String url() {
        return url;
    }

    long pid() {
        return process.pid();
    }

    /// As `kill -9` does.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Ends it in peace, and with it the server.
    ///
    /// @return whether both have ended in good time
    boolean end() throws IOException, InterruptedException {
        output.close();
        process.outputWriter().close();
        return process.waitFor(20, TimeUnit.SECONDS);
    }
}
