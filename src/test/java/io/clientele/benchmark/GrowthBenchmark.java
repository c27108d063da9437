package io.clientele.benchmark;

import io.clientele.ServiceClient;
import io.clientele.suite.Figure;
import io.clientele.suite.Figures;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whether the cost of an upload grows with what is there already: ten of the same size and
/// customers, one after the other, into one ledger; the tenth next to the first. The service has a
/// heap of 512 MB.
///
/// `GrowthBenchmark [rows an upload, default 1000000] [java options of the service…]`; ends with
/// status 1 above its limit.
final class GrowthBenchmark {

    private static final int UPLOADS = 10;
    private static final int WARM_UPS = 3;
    private static final int LEAST_TO_WARM_UP = 20_000;
    private static final double MOST = 1.3;

    private GrowthBenchmark() {}

    static void main(String[] arguments) throws IOException {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        var folder = Files.createTempDirectory(Path.of("target"), "growth-benchmark");
        double[] seconds = new double[UPLOADS + 1];
        try (var bench = Bench.start(folder, Bench.options("-Xmx512m", arguments, 1))) {
            warmUp(bench, folder.resolve("rows.csv"), Math.max(rows / 5, LEAST_TO_WARM_UP));
            for (int upload = 1; upload <= UPLOADS; upload++) {
                new Purchases(rows, rows / 10, upload).write(folder.resolve("rows.csv"));
                bench.jdbc().sql("checkpoint").update();
                seconds[upload] = upload(bench, folder.resolve("rows.csv"));
                System.out.printf(
                        "upload %d: %.1f s, %.2f times the first%n",
                        upload, seconds[upload], seconds[upload] / seconds[1]);
            }
        } finally {
            Bench.remove(folder);
        }
        Figures.end(
                Figure.told("first upload", seconds[1], "s"),
                Figure.most(
                        "tenth upload next to the first",
                        seconds[UPLOADS] / seconds[1],
                        Figure.TIMES,
                        MOST));
    }

    /// Until the compiler has done its work, or the first upload would pay for it and hide the
    /// growth; it finds an empty ledger nevertheless.
    private static void warmUp(Bench bench, Path file, int rows) throws IOException {
        for (int upload = 1; upload <= WARM_UPS; upload++) {
            new Purchases(rows, rows / 10, upload).write(file);
            upload(bench, file);
        }
        bench.empty();
    }

    /// Seconds from the request to the committed ledger.
    private static double upload(Bench bench, Path file) throws IOException {
        long start = System.nanoTime();
        var client = bench.service().client();
        var upload =
                client.ended(
                        ServiceClient.location(
                                client.post("/uploads", "text/csv", BodyPublishers.ofFile(file))));
        if (!upload.path("status").asString().equals("SUCCEEDED")) {
            throw new IllegalStateException(upload.toString());
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
