package io.clientele.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.SplittableRandom;

/// Purchases of many customers in the order of time, as a shop's export has them: the same for the
/// same numbers, and made as they are written.
///
/// An order has 1 to 5 lines. The first orders are of one customer each, all of them where there
/// are five rows a customer; later ones of customers at random, some of whom buy far more than
/// others. The lines of all lie all over the file.
///
/// @param rows lines to write, the header not counted
/// @param customers how many there are
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

    void write(OutputStream target) throws IOException {
        var random = new SplittableRandom(seed);
        var begin = LocalDateTime.of(2023, 1, 1, 0, 0).plusSeconds(seed % 1_000 * SPAN_SECONDS / 8);
        var out = new BufferedOutputStream(target, 1 << 16);
        out.write(HEADER.getBytes(US_ASCII));
        var line = new StringBuilder();
        long written = 0;
        long step = step();
        for (long order = 0; written < rows; order++) {
            int customer = order < customers ? (int) (order * step % customers) : oneOfMany(random);
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

    /// From one customer to the next, so that all are met before one is met again: it shares no
    /// divisor with their number. They are scattered by the golden section of it.
    private long step() {
        long step = Math.max(1, (long) (customers * 0.618));
        while (!BigInteger.valueOf(step)
                .gcd(BigInteger.valueOf(customers))
                .equals(BigInteger.ONE)) {
            step++;
        }
        return step;
    }

    /// The square of a uniform number: one customer in a hundred comes with one order in ten.
    private int oneOfMany(SplittableRandom random) {
        double uniform = random.nextDouble();
        return (int) (uniform * uniform * customers);
    }
}
