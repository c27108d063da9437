package io.clientele.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Reports how often 90 % ranges hold the truth, over 200 simulated shops, or as many as asked
/// for.
final class CoverageProgram {

    private static final int WORLDS = 200;
    private static final int CUSTOMERS = 2000;

    private CoverageProgram() {}

    public static void main(String[] arguments) {
        int worlds = arguments.length == 0 ? WORLDS : Integer.parseInt(arguments[0]);
        List<Coverage> all = new ArrayList<>();
        for (int world = 0; world < worlds; world++) {
            all.add(Coverage.of(World.of(world, CUSTOMERS), world));
        }
        System.out.printf("%d shops of %d customers, 12 months ahead%n", worlds, CUSTOMERS);
        report("P(alive)", all, Coverage::probabilityAlive);
        report("purchases", all, Coverage::purchases);
        report("lifetime value", all, Coverage::lifetimeValue);
        report("chance of the true segment", all, Coverage::segmentChance);
        report("  if all chances were right", all, Coverage::expectedSegmentChance);
    }

    private static void report(
            String name, List<Coverage> all, ToDoubleFunction<Coverage> measure) {
        double[] shares = all.stream().mapToDouble(measure).sorted().toArray();
        double mean = all.stream().mapToDouble(measure).average().orElse(0);
        System.out.printf(
                "%-28s mean %.1f %%, middle nine tenths of shops %.1f to %.1f %%%n",
                name,
                100 * mean,
                100 * shares[shares.length / 20],
                100 * shares[shares.length - 1 - shares.length / 20]);
    }
}
