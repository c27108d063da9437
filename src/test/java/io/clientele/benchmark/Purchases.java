package io.clientele.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.SplittableRandom;

/// Purchases of many customers in the order of time, as a shop's export has them: the same for the
/// same numbers, and made as they are written.
///
/// An order has 1 to 5 lines. Customers come at random, so that their lines lie all over the file.
///
/// @param rows lines to write, the header not counted
/// @param customers how many there are to draw from
/// @param seed another one gives other purchases, and other order ids
record Purchases(long rows, int customers, long seed) {

    private static final String HEADER =
            "customer_id,order_id,product_id,product_name,category,quantity,unit_price,timestamp,"
                    + "region,payment_method,channel\n";
    private static final String[] REGIONS = {"North", "South", "East", "West"};
    private static final String[] PAYMENTS = {"card", "invoice", "cash"};
    private static final String[] CHANNELS = {"web", "shop"};
    private static final int PRODUCTS = 2_000;
    private static final long SPAN_SECONDS = 2L * 365 * 86_400;

    /// Writes the file anew.
    void write(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            write(out);
        }
    }

    private void write(OutputStream target) throws IOException {
        var random = new SplittableRandom(seed);
        var begin = LocalDateTime.of(2023, 1, 1, 0, 0).plusSeconds(seed % 1_000 * SPAN_SECONDS / 8);
        var out = new BufferedOutputStream(target, 1 << 16);
        out.write(HEADER.getBytes(US_ASCII));
        var line = new StringBuilder();
        long written = 0;
        for (long order = 0; written < rows; order++) {
            int customer = random.nextInt(customers);
            var time = begin.plusSeconds((long) ((double) written / rows * SPAN_SECONDS));
            int lines = (int) Math.min(rows - written, 1 + random.nextInt(5));
            var common =
                    ","
                            + time
                            + ","
                            + REGIONS[customer % REGIONS.length]
                            + ","
                            + PAYMENTS[random.nextInt(PAYMENTS.length)]
                            + ","
                            + CHANNELS[random.nextInt(CHANNELS.length)]
                            + "\n";
            int first = random.nextInt(PRODUCTS);
            for (int i = 0; i < lines; i++, written++) {
                int product = (first + i) % PRODUCTS;
                line.setLength(0);
                line.append('C').append(10_000_000 + customer);
                line.append(",O").append(seed).append('-').append(100_000_000 + order);
                line.append(",P")
                        .append(10_000 + product)
                        .append(",Product number ")
                        .append(product);
                line.append(",Category ").append(product % 20);
                line.append(',').append(1 + random.nextInt(6));
                line.append(',').append(1 + product % 90).append('.').append(10 + product % 90);
                line.append(common);
                out.write(line.toString().getBytes(US_ASCII));
            }
        }
        out.flush();
    }
}
