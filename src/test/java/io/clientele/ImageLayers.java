package io.clientele;

import io.clientele.testing.TestDatabase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the `Dockerfile` puts into the image, made by the same commands on this machine: the layers
/// of the jar without the embedded PostgreSQL, and the AOT cache.
public final class ImageLayers {

    /// The layers of the jar that the image is made of.
    public static final List<String> LAYERS = List.of("dependencies", "application");

    /// What cuts the jar into layers, but for the Java before it and the folder behind.
    static final List<String> CUT =
            List.of(
                    "-Djarmode=tools",
                    "-jar",
                    "clientele.jar",
                    "extract",
                    "--layers",
                    "--destination");

    /// The flags that the service is trained and started with.
    static final String FLAGS = "@java-options";

    /// What the service is started with behind all flags.
    static final List<String> PROGRAM = List.of("-jar", "clientele.jar");

    private static final Path DOCKER = Path.of("docker").toAbsolutePath();
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Path cut;
    private final Path folder;

    /// @param cut where all layers of the jar lie
    /// @param folder where those of the image lie
    private ImageLayers(Path cut, Path folder) {
        this.cut = cut;
        this.folder = folder;
    }

    /// Cuts the jar into layers and lays those of the image into a folder.
    public static ImageLayers of(Path jar, Path folder) throws IOException, InterruptedException {
        var cut = folder.resolve("layers");
        Files.copy(jar, folder.resolve("clientele.jar"));
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(CUT);
        command.add(cut.toAbsolutePath().toString());
        run(folder, command);
        var image = Files.createDirectory(folder.resolve("image"));
        for (String layer : LAYERS) {
            copy(cut.resolve(layer), image);
        }
        Files.copy(DOCKER.resolve("java-options"), image.resolve("java-options"));
        return new ImageLayers(cut, image);
    }

    /// Makes the AOT cache, as the image's build does.
    public ImageLayers train(TestDatabase database) throws IOException, InterruptedException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        run(
                folder,
                List.of(
                        "env",
                        "SERVER_PORT=" + port,
                        "SPRING_DATASOURCE_URL=" + database.url(),
                        "SPRING_DATASOURCE_USERNAME=" + database.username(),
                        "SPRING_DATASOURCE_PASSWORD=" + database.password(),
                        DOCKER.resolve("train.sh").toString(),
                        JAVA,
                        FLAGS));
        return this;
    }

    /// Starts the service as the image does, and waits until it serves.
    ///
    /// @param options of the JVM beside the image's own
    public ServiceProcess start(TestDatabase database, String... options) {
        List<String> all = new ArrayList<>(List.of(FLAGS));
        all.addAll(List.of(options));
        return ServiceProcess.start(
                folder,
                all,
                PROGRAM,
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password());
    }

    /// The names of the jars in it.
    public List<String> jars() throws IOException {
        try (var files = Files.list(folder.resolve("lib"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /// Bytes of a layer of the jar.
    public long layerBytes(String layer) throws IOException {
        return bytes(cut.resolve(layer));
    }

    /// Bytes of all files in a folder.
    public static long bytes(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /// Bytes of the AOT cache.
    public long cacheBytes() throws IOException {
        return Files.size(folder.resolve("clientele.aot"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                var target = to.resolve(from.relativize(file));
                if (!Files.isDirectory(target)) {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static void run(Path folder, List<String> command)
            throws IOException, InterruptedException {
        var output = folder.resolve("command.log").toFile();
        int status =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output)
                        .start()
                        .waitFor();
        if (status != 0) {
            throw new UncheckedIOException(
                    new IOException(
                            "%s ended with %d:%n%s"
                                    .formatted(
                                            command.getFirst(),
                                            status,
                                            Files.readString(output.toPath()))));
        }
    }
}
