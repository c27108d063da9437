package io.clientele.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import io.clientele.analysis.Analysis;
import io.clientele.analysis.Background;
import io.clientele.ledger.PurchaseHistory;
import io.clientele.plan.LifetimeParameters;
import io.clientele.plan.SegmentationParameters;
import io.clientele.suite.Figure;
import io.clientele.suite.Figures;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/// How long one analysis takes, stage by stage, next to one pass over the memory of its columns,
/// and how much heap: everything on (models, holdout, intervals, diagnostics, k = 2 to 10), or
/// `bare` (BG/NBD, Gamma-Gamma, lifetime value, segments and clusters).
///
/// `AnalysisBenchmark [customers, default 100000] [bare or everything, default everything]
/// [rounds, default 1]` tells the fastest of all rounds, of each stage too; ends with status 1
/// above its limits: 60 s for 100,000 customers and 8 minutes for a million; bare 20 s for a
/// million; and in proportion for more.
final class AnalysisBenchmark {

    private static final LocalDate AS_OF = LocalDate.of(2025, 7, 1);

    private static final String WHOLE = "whole analysis";

    /// Fewer customers take hardly less time than these, since clusters are searched on a sample of
    /// fixed size: their figures are only told.
    private static final int ENOUGH = 100_000;

    private static final int ENOUGH_BARE = 1_000_000;

    /// Comes before those that are told.
    private static final String FIRST = "figures";

    private final OwnHeap heap = new OwnHeap();
    private final Map<String, Double> stages = new LinkedHashMap<>();
    private String stage = FIRST;
    private long since = System.nanoTime();

    private AnalysisBenchmark() {}

    static void main(String[] arguments) throws IOException {
        int customers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        // As in the service: to write a line of each iteration costs more than the iteration.
        ((Logger) LoggerFactory.getLogger("smile")).setLevel(Level.WARN);
        boolean bare = arguments.length > 1 && arguments[1].equals("bare");
        PurchaseHistory history = MadeHistory.of(customers);
        System.out.printf(
                "%,d customers, %,d purchase days, %s%n",
                history.customers(), history.purchaseDays(), bare ? "bare" : "everything on");
        var parameters =
                new SegmentationParameters(
                                AS_OF, null, null, null, bare ? withoutExtras() : null, null, null)
                        .complete();
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
        var pass =
                MemoryPass.over(history.start(), history.day(), history.orders(), history.amount());
        var benchmark = new AnalysisBenchmark();
        double seconds = Double.MAX_VALUE;
        for (int round = 0; round < rounds; round++) {
            seconds = Math.min(seconds, benchmark.run(history, parameters));
        }
        Figures.tell(bare ? bare(customers, seconds) : everything(customers, seconds));
        Figures.tell(benchmark.heap.figures());
        pass.tell("analysis", benchmark.stages);
        Figures.end(pass.nextToIt("analysis: all", seconds));
    }

    private static Figure bare(int customers, double seconds) {
        return customers < ENOUGH_BARE
                ? Figure.told(WHOLE, seconds, "s")
                : Figure.most(WHOLE, seconds, "s", 20 * customers / 1e6);
    }

    private static Figure everything(int customers, double seconds) {
        return customers < ENOUGH
                ? Figure.told(WHOLE, seconds, "s")
                : Figure.most(WHOLE, seconds, "s", Math.max(60, 480 * customers / 1e6));
    }

    private static LifetimeParameters withoutExtras() {
        return new LifetimeParameters(
                LifetimeParameters.Model.BG_NBD, null, null, null, false, false, false);
    }

    private double run(PurchaseHistory history, SegmentationParameters parameters) {
        heap.begin();
        long start = System.nanoTime();
        since = start;
        stage = FIRST;
        Analysis.of(history, AS_OF, parameters, Background.NONE, next -> reach(next.id()));
        reach(null);
        double seconds = (System.nanoTime() - start) / 1e9;
        heap.end();
        return seconds;
    }

    private void reach(@Nullable String next) {
        long now = System.nanoTime();
        stages.merge(stage, (now - since) / 1e9, Math::min);
        System.out.printf("%-10s %.1f s%n", stage, (now - since) / 1e9);
        stage = next == null ? "" : next;
        since = now;
    }
}
