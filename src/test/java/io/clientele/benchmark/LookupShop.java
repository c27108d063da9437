package io.clientele.benchmark;

import io.clientele.ServiceClient;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;

/// A shop to look customers up in: many of five lines, and one of 100,000.
final class LookupShop {

    /// Who has bought most.
    static final String HEAVIEST = "C99999999";

    /// A run that gives all that is looked up, recommendations too, and leaves out what takes long
    /// and is not.
    static final String SHORT_RUN =
            """
            {"clusters": {"k": 2},
             "lifetime": {"validation": false, "intervals": false, "diagnostics": false}}
            """;

    /// More than a million customers take on a slow machine.
    private static final Duration PATIENCE = Duration.ofHours(1);

    private static final int ROWS_A_CUSTOMER = 5;
    private static final int HEAVIEST_ORDERS = 20_000;
    private static final int LINES_AN_ORDER = 5;

    private LookupShop() {}

    /// What a service of so many customers needs.
    static String heap(int customers) {
        return customers > 500_000 ? "-Xmx2g" : "-Xmx1g";
    }

    /// Sends it and has it segmented.
    static void fill(ServiceClient client, Path folder, int customers) throws IOException {
        var file = folder.resolve("rows.csv");
        new Purchases((long) customers * ROWS_A_CUSTOMER, customers, 1).write(file);
        send(client, file);
        send(client, heaviest(folder, 0, HEAVIEST_ORDERS));
        var run = client.segment(SHORT_RUN, PATIENCE);
        succeeded(run);
        // So that there is something that the snapshot does not know.
        send(client, heaviest(folder, HEAVIEST_ORDERS, HEAVIEST_ORDERS + 1));
        System.out.printf("%,d customers in the snapshot%n", run.path("customers").asInt());
    }

    private static void send(ServiceClient client, Path file) throws IOException {
        succeeded(
                client.ended(
                        ServiceClient.location(
                                client.post("/uploads", "text/csv", BodyPublishers.ofFile(file))),
                        PATIENCE));
    }

    private static void succeeded(JsonNode work) {
        if (!work.path("status").asString().equals("SUCCEEDED")) {
            throw new IllegalStateException(work.toString());
        }
    }

    /// Some orders of one customer, 28 a day; what comes after the others comes a month later.
    private static Path heaviest(Path folder, int from, int to) throws IOException {
        var begin = LocalDate.of(2023, 4, 2);
        var csv =
                new StringBuilder(
                        "customer_id,order_id,product_id,quantity,unit_price,timestamp\n");
        for (int order = from; order < to; order++) {
            var day = begin.plusDays(order / 28 + (from > 0 ? 30 : 0));
            for (int line = 0; line < LINES_AN_ORDER; line++) {
                csv.append(
                        "%s,H%d,P%d,1,5,%s\n"
                                .formatted(
                                        HEAVIEST, order, 10_000 + (7 * order + line) % 1_000, day));
            }
        }
        return Files.writeString(folder.resolve("heaviest-%d.csv".formatted(from)), csv);
    }
}
