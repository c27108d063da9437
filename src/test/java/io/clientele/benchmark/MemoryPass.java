package io.clientele.benchmark;

import io.clientele.suite.Figure;
import io.clientele.suite.Figures;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/// One pass over memory: each number of the columns of a purchase history read once, in order, and
/// added up. No stage of a run can do with less, so it is what they are put next to.
///
/// @param seconds of the fastest of some
record MemoryPass(double seconds) {

    /// Of what is put next to the pass: a processor's work next to what its memory lets through,
    /// which no two machines have alike. So it tells of the machine, and is no [Figure#TIMES].
    private static final String UNIT = "passes";

    /// Enough for the compiler, too.
    private static final int PASSES = 50;

    /// Over these columns, as [io.clientele.ledger.PurchaseHistory] has them.
    static MemoryPass over(int[] start, int[] day, int[] orders, long[] amount) {
        double fastest = Double.MAX_VALUE;
        long sum = 0;
        for (int pass = 0; pass < PASSES; pass++) {
            long begin = System.nanoTime();
            sum += sum(start) + sum(day) + sum(orders) + sum(amount);
            fastest = Math.min(fastest, (System.nanoTime() - begin) / 1e9);
        }
        // Printed, or the compiler would see that nobody asks for it.
        System.out.printf("one pass over memory %.2f ms, sum %d%n", 1e3 * fastest, sum);
        return new MemoryPass(fastest);
    }

    /// Over the columns of a history of this size.
    static MemoryPass ofHistory(int customers, int purchaseDays) {
        int[] start = new int[customers + 1];
        int[] day = new int[purchaseDays];
        int[] orders = new int[purchaseDays];
        long[] amount = new long[purchaseDays];
        Arrays.setAll(start, i -> i);
        Arrays.setAll(day, i -> i);
        Arrays.setAll(orders, i -> i);
        Arrays.setAll(amount, i -> i);
        return over(start, day, orders, amount);
    }

    /// Says what it takes, and each stage in seconds and in passes.
    ///
    /// @param of what the stages are of
    /// @param stages seconds by stage
    void tell(String of, Map<String, Double> stages) throws IOException {
        Figures.tell(Figure.told(of + ": one pass over memory", 1e3 * seconds, "ms"));
        for (var stage : stages.entrySet()) {
            var name = "%s: stage %s".formatted(of, stage.getKey());
            Figures.tell(
                    Figure.told(name, stage.getValue(), "s"), nextToIt(name, stage.getValue()));
        }
    }

    /// How many passes so many seconds are.
    Figure nextToIt(String name, double other) {
        return Figure.told(name + " next to the pass", other / seconds, UNIT);
    }

    private static long sum(int[] column) {
        long sum = 0;
        for (int value : column) {
            sum += value;
        }
        return sum;
    }

    private static long sum(long[] column) {
        long sum = 0;
        for (long value : column) {
            sum += value;
        }
        return sum;
    }
}
