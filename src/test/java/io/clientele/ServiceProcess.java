package io.clientele;

import static org.awaitility.Awaitility.await;

import io.clientele.testing.TestDatabase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The service as a process of its own, so that it can be killed.
public final class ServiceProcess implements AutoCloseable {

    private static final List<String> SMALL =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Process process;
    private final int port;
    private final Path log;
    private final ServiceClient client;

    private ServiceProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
        this.client = new ServiceClient(port);
    }

    /// Starts the service on a database and waits until it serves.
    public static ServiceProcess start(TestDatabase database) {
        return start(
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password());
    }

    /// Starts the service with these settings and waits until it serves.
    public static ServiceProcess start(String... settings) {
        return start(SMALL, settings);
    }

    /// Starts the service in a JVM with these options and waits until it serves.
    public static ServiceProcess start(List<String> options, String... settings) {
        return start(
                options,
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClienteleApplication.class.getName()),
                settings);
    }

    /// Starts the executable jar with these settings and waits until it serves.
    static ServiceProcess startJar(Path jar, String... settings) {
        return start(SMALL, List.of("-jar", jar.toString()), settings);
    }

    private static ServiceProcess start(
            List<String> options, List<String> program, String... settings) {
        return start(Path.of(""), options, program, settings);
    }

    /// Starts a program in a folder and waits until it serves.
    static ServiceProcess start(
            Path folder, List<String> options, List<String> program, String... settings) {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(program);
        command.add("--server.port=" + port);
        command.addAll(List.of(settings));
        var log = Path.of("target", "service-%d.log".formatted(port));
        try {
            var process =
                    new ProcessBuilder(command)
                            .directory(folder.toAbsolutePath().toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            var service = new ServiceProcess(process, port, log);
            service.awaitStart();
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The process, as the system knows it.
    public ProcessHandle handle() {
        return process.toHandle();
    }

    public int port() {
        return port;
    }

    /// What it has printed.
    public String output() throws IOException {
        return Files.readString(log);
    }

    /// As an operator stops it.
    public void stop() {
        process.destroy();
        process.onExit().join();
    }

    public ServiceClient client() {
        return client;
    }

    /// As `kill -9` does.
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private void awaitStart() {
        try {
            await().atMost(Duration.ofMinutes(5)).until(this::serves);
        } catch (RuntimeException e) {
            kill();
            throw e;
        }
    }

    private boolean serves() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The service ended with " + process.exitValue());
        }
        try {
            return client.answer("/actuator/health").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
