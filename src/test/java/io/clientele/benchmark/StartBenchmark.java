package io.clientele.benchmark;

import io.clientele.ImageLayers;
import io.clientele.suite.Figure;
import io.clientele.suite.Figures;
import io.clientele.testing.TestDatabase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// How long the service of the container image takes until it is ready on a running PostgreSQL that
/// was migrated before, with and without the AOT cache, and what memory it then holds after a full
/// collection, where its container may have 768 MB; and what each layer of it weighs.
///
/// `StartBenchmark [jar, default that of the last build] [rounds, default 5]`; ends with status 1
/// beyond its limits.
final class StartBenchmark {

    private static final double MOST_SECONDS = 3;
    private static final double MOST_MEGABYTES = 250;
    private static final String MEMORY = "-XX:MaxRAM=768m";

    /// What the JVM takes by itself in a container of less than 1,792 MB; it looks at the machine
    /// where there is no container.
    private static final String COLLECTOR = "-XX:+UseSerialGC";

    private static final Duration IDLE = Duration.ofSeconds(10);

    private final ImageLayers image;
    private final TestDatabase database;

    private StartBenchmark(ImageLayers image, TestDatabase database) {
        this.image = image;
        this.database = database;
    }

    static void main(String[] arguments) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "start");
        Figure[] found;
        try {
            var jar = arguments.length > 0 ? Path.of(arguments[0]) : built();
            found = measure(jar, folder, arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5);
        } finally {
            Bench.remove(folder);
        }
        Figures.end(found);
    }

    private static Figure[] measure(Path jar, Path folder, int rounds)
            throws IOException, InterruptedException {
        var database = TestDatabase.migrated();
        var image = ImageLayers.of(jar.toAbsolutePath(), folder).train(database);
        for (String layer : ImageLayers.LAYERS) {
            Figures.tell(Figure.told("layer of the " + layer, image.layerBytes(layer) / 1e6, "MB"));
        }
        Figures.tell(Figure.told("layer of the AOT cache", image.cacheBytes() / 1e6, "MB"), java());
        var benchmark = new StartBenchmark(image, database);
        Start[] cold = new Start[rounds];
        Start[] cached = new Start[rounds];
        for (int round = 0; round < rounds; round++) {
            cold[round] = benchmark.start(MEMORY, COLLECTOR);
            cached[round] = benchmark.start(MEMORY, COLLECTOR, "-XX:AOTCache=clientele.aot");
        }
        var plain = report("without cache", cold);
        var best = report("with cache", cached);
        return new Figure[] {
            Figure.told("ready without cache", plain.seconds(), "s"),
            Figure.most("ready with cache", best.seconds(), "s", MOST_SECONDS),
            Figure.told("live objects", best.heap(), "MB"),
            Figure.told("idle without cache", plain.megabytes(), "MB"),
            Figure.most("idle with cache", best.megabytes(), "MB", MOST_MEGABYTES)
        };
    }

    private static Path built() throws IOException {
        try (var jars = Files.newDirectoryStream(Path.of("target"), "clientele-*.jar")) {
            var found = jars.iterator();
            if (found.hasNext()) {
                return found.next();
            }
        }
        throw new IllegalStateException("no jar in target: mvn package makes it");
    }

    /// What this runs on, often a JDK, where the image has a JRE.
    private static Figure java() throws IOException {
        var home = Path.of(System.getProperty("java.home"));
        var kind = Files.exists(home.resolve("bin", "javac")) ? "JDK" : "JRE";
        return Figure.told(kind + " of this machine", ImageLayers.bytes(home) / 1e6, "MB");
    }

    private Start start(String... options) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        try (var service = image.start(database, options)) {
            double seconds = (System.nanoTime() - begin) / 1e9;
            long process = service.handle().pid();
            double heap = LiveHeap.megabytes(process);
            Thread.sleep(IDLE);
            return new Start(seconds, residentMegabytes(process), heap);
        }
    }

    /// Memory of the process that is in use, shared file pages and all.
    private static double residentMegabytes(long process) throws IOException {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(process), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Start report(String name, Start[] starts) {
        double[] seconds = new double[starts.length];
        double[] megabytes = new double[starts.length];
        double[] heap = new double[starts.length];
        for (int i = 0; i < starts.length; i++) {
            seconds[i] = starts[i].seconds();
            megabytes[i] = starts[i].megabytes();
            heap[i] = starts[i].heap();
        }
        var median = new Start(Bench.median(seconds), Bench.median(megabytes), Bench.median(heap));
        System.out.printf(
                "%s: ready in %.1f s, %.0f MB when idle, %.0f MB of it live objects%n",
                name, median.seconds(), median.megabytes(), median.heap());
        return median;
    }

    private record Start(double seconds, double megabytes, double heap) {}
}
