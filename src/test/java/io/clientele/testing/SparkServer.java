package io.clientele.testing;

import static org.awaitility.Awaitility.await;

import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A Spark cluster on this machine: a driver that serves Spark Connect, and executors, each a
/// process of its own. It is of the jars that Maven lists in `target/spark.classpath` before
/// integration tests.
public final class SparkServer implements AutoCloseable {

    private static final Path CLASS_PATH = Path.of("target", "spark.classpath");
    private static final String EXECUTOR = "CoarseGrainedExecutorBackend";
    private static final Duration LONGEST_START = Duration.ofMinutes(4);

    private final Path folder;
    private final Process driver;
    private final int port;

    private SparkServer(Path folder, Process driver, int port) {
        this.folder = folder;
        this.driver = driver;
        this.port = port;
    }

    /// Starts a cluster of two executors with one core each, for little data, and waits until it
    /// serves.
    public static SparkServer start() throws IOException {
        return start("512m", "512m", 2, "-XX:TieredStopAtLevel=1");
    }

    /// @param driverMemory heap of the driver, such as `512m`
    /// @param executorMemory heap of each executor
    /// @param partitions of what is exchanged
    /// @param options Java's, of the executors
    public static SparkServer start(
            String driverMemory, String executorMemory, int partitions, String... options)
            throws IOException {
        var folder = Files.createTempDirectory(Path.of("target"), "spark-").toAbsolutePath();
        int port = freePort();
        var server =
                new SparkServer(
                        folder,
                        driver(
                                folder,
                                port,
                                driverMemory,
                                List.of(
                                        "spark.executor.memory=" + executorMemory,
                                        "spark.sql.shuffle.partitions=" + partitions,
                                        "spark.executor.extraJavaOptions=-XX:+UseSerialGC "
                                                + String.join(" ", options))),
                        port);
        try {
            await().atMost(LONGEST_START).until(() -> server.serves() && server.executors() == 2);
        } catch (RuntimeException e) {
            server.close();
            throw new IllegalStateException("Spark did not start: " + server.output(), e);
        }
        return server;
    }

    private static Process driver(Path folder, int port, String memory, List<String> settings)
            throws IOException {
        var home = Files.createDirectories(folder.resolve("home"));
        Files.createFile(home.resolve("RELEASE"));
        var jars = Files.createDirectories(home.resolve("jars"));
        for (String jar : Files.readAllLines(CLASS_PATH)) {
            Files.createSymbolicLink(jars.resolve(Path.of(jar).getFileName()), Path.of(jar));
        }
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx" + memory,
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED"));
        for (String opened : OPENED) {
            command.add("--add-opens=java.base/%s=ALL-UNNAMED".formatted(opened));
        }
        List.of(
                        "io.netty.noUnsafe=false",
                        "log4j2.configurationFile=spark-log4j2.properties",
                        "spark.app.name=test",
                        "spark.master=local-cluster[2,1,1024]",
                        "spark.driver.host=127.0.0.1",
                        "spark.driver.bindAddress=127.0.0.1",
                        "spark.connect.grpc.binding.address=127.0.0.1",
                        "spark.connect.grpc.binding.port=" + port,
                        "spark.ui.enabled=false",
                        "spark.sql.warehouse.dir=" + folder.resolve("warehouse"),
                        "spark.local.dir=" + folder.resolve("scratch"))
                .forEach(property -> command.add("-D" + property));
        settings.forEach(setting -> command.add("-D" + setting));
        command.addAll(
                List.of("-cp", jars + "/*:" + classes(), SparkServerProgram.class.getName()));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    /// What Spark asks to be opened on a Java of today.
    private static final List<String> OPENED =
            List.of(
                    "java.lang",
                    "java.lang.invoke",
                    "java.lang.reflect",
                    "java.io",
                    "java.net",
                    "java.nio",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.concurrent.atomic",
                    "sun.nio.ch",
                    "sun.nio.cs",
                    "sun.util.calendar");

    /// Where this program's classes are.
    private static Path classes() {
        return Path.of(
                SparkServerProgram.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath());
    }

    /// As in `clientele.spark.remote`.
    public String address() {
        return "sc://127.0.0.1:" + port;
    }

    /// A folder that lives as long as the cluster.
    public Path folder() {
        return folder;
    }

    /// All that it has logged.
    public String output() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How many executors are alive.
    public long executors() {
        return driver.descendants().filter(SparkServer::isExecutor).count();
    }

    /// Kills one of the executors, as a machine that dies does.
    public void killExecutor() {
        driver.descendants()
                .filter(SparkServer::isExecutor)
                .findFirst()
                .orElseThrow()
                .destroyForcibly();
    }

    private static boolean isExecutor(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(EXECUTOR);
    }

    private boolean serves() {
        if (!driver.isAlive()) {
            throw new IllegalStateException("the driver has ended");
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /// Ends all its processes and removes its folder.
    @Override
    public void close() {
        var executors = driver.descendants().toList();
        driver.destroyForcibly();
        executors.forEach(ProcessHandle::destroyForcibly);
        try {
            driver.waitFor(10, TimeUnit.SECONDS);
            FileSystemUtils.deleteRecursively(folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
