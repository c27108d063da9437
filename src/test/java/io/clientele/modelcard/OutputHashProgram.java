package io.clientele.modelcard;

import io.clientele.analysis.Analysis;
import io.clientele.analysis.Background;
import io.clientele.ledger.PurchaseHistory;
import io.clientele.plan.SegmentationParameters;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Prints the output hash of a made-up shop, in a process of its own.
final class OutputHashProgram {

    private static final int CUSTOMERS = 600;
    private static final LocalDate AS_OF = LocalDate.of(2025, 1, 1);

    private OutputHashProgram() {}

    static void main() {
        System.out.println("hash " + hash());
    }

    static String hash() {
        var outcome =
                Analysis.of(
                        history(),
                        AS_OF,
                        SegmentationParameters.DEFAULT.complete(),
                        Background.NONE,
                        stage -> {});
        return Fingerprint.of(outcome.segments(), outcome.columns());
    }

    static PurchaseHistory history() {
        var random = new SplittableRandom(7);
        int[] start = new int[CUSTOMERS + 1];
        int[] days = new int[CUSTOMERS * 12];
        int end = Math.toIntExact(AS_OF.toEpochDay());
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            int size = random.nextInt(1, 13);
            random.ints(end - 500, end)
                    .distinct()
                    .limit(size)
                    .sorted()
                    .forEach(filling(days, start[customer]));
            start[customer + 1] = start[customer] + size;
        }
        int size = start[CUSTOMERS];
        int[] orders = new int[size];
        Arrays.fill(orders, 1);
        String[] ids = new String[CUSTOMERS];
        Arrays.setAll(ids, "c%04d"::formatted);
        return new PurchaseHistory(
                ids,
                start,
                Arrays.copyOf(days, size),
                orders,
                random.longs(size, 10_000, 5_000_000).toArray());
    }

    private static java.util.function.IntConsumer filling(int[] days, int from) {
        int[] next = {from};
        return day -> days[next[0]++] = day;
    }
}
