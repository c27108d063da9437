package io.clientele.uncertainty;

import io.clientele.estimation.Fit;
import io.clientele.estimation.Spread;
import io.clientele.lifetime.Patterns;
import io.clientele.lifetime.PurchaseModel;
import io.clientele.lifetime.PurchaseSummaries;
import io.clientele.value.CustomerValues;
import io.clientele.value.GammaGamma;
import io.clientele.value.ValueSegment;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds 90 % ranges of what is likely of each customer.
///
/// Purchases and value: Laplace draws of the parameters (see [io.clientele.estimation.Spread])
/// and, for each, a future of the customer: alive or not, a rate, a way of leaving, purchases
/// and their values. Values are discounted as the expected ones are, not purchase by purchase.
///
/// P(alive): the delta method on its log odds, with the same spread of the parameters. Where the
/// purchases do not show drop-out, nothing is known about it and the range is 0 to 1.
///
/// Where something else than the model supplied the expectations, such as boosted trees, the rate
/// and the order value of each customer are multiplied by what it changed them by.
public final class Uncertainty {

    private static final double NORMAL_95 = 1.6448536269514722;
    private static final int CHUNK = 1024;

    private final PurchaseSummaries summaries;
    private final CustomerValues classical;
    private final CustomerValues values;
    private final RangeOptions options;
    private final AliveOdds odds;
    private final List<Parameters> parameters;
    private final double[] edges;
    private final CustomerRanges ranges;

    private Uncertainty(
            PurchaseSummaries summaries,
            CustomerValues classical,
            CustomerValues values,
            RangeOptions options,
            AliveOdds odds,
            List<Parameters> parameters) {
        this.summaries = summaries;
        this.classical = classical;
        this.values = values;
        this.options = options;
        this.odds = odds;
        this.parameters = parameters;
        this.edges = ValueSegment.edges(values.lifetimeValue());
        this.ranges = CustomerRanges.of(summaries.size());
    }

    /// @param purchases the model behind the expectations
    /// @param orderValues likewise
    /// @param classical what these two alone expect
    /// @param values what is expected in the end; may be the same
    public static CustomerRanges of(
            PurchaseSummaries summaries,
            Fit<? extends PurchaseModel> purchases,
            Fit<GammaGamma> orderValues,
            CustomerValues classical,
            CustomerValues values,
            RangeOptions options) {
        SplittableRandom random = new SplittableRandom(options.seed());
        Uncertainty uncertainty =
                new Uncertainty(
                        summaries,
                        classical,
                        values,
                        options,
                        AliveOdds.of(purchases, summaries.patterns()),
                        Stream.generate(() -> Parameters.draw(purchases, orderValues, random))
                                .limit(options.draws())
                                .toList());
        uncertainty.findAliveRanges(purchases);
        uncertainty.imagineFutures();
        return uncertainty.ranges;
    }

    private void findAliveRanges(Fit<? extends PurchaseModel> fit) {
        Spread spread = fit.spread();
        boolean isKnown = PurchaseModel.tellsDropout(fit);
        for (int row = 0; row < summaries.size(); row++) {
            int pattern = summaries.patterns().ofRow()[row];
            double estimate = values.probabilityAlive()[row];
            if (!isKnown) {
                ranges.probabilityAlive().set(row, 0, 1, estimate);
                continue;
            }
            double margin = NORMAL_95 * spread.deviation(odds.slopesOf(pattern));
            ranges.probabilityAlive()
                    .set(
                            row,
                            AliveOdds.probability(odds.logOdds()[pattern] - margin),
                            AliveOdds.probability(odds.logOdds()[pattern] + margin),
                            estimate);
        }
    }

    /// Customers with the same x share their draws, so those are gone through together.
    private void imagineFutures() {
        Patterns patterns = summaries.patterns();
        int[] rows = rowsByPattern(patterns);
        for (int from = 0; from < rows.length; ) {
            int x = patterns.x()[patterns.ofRow()[rows[from]]];
            int to = from;
            while (to < rows.length && patterns.x()[patterns.ofRow()[rows[to]]] == x) {
                to++;
            }
            imagineFutures(x, Arrays.copyOfRange(rows, from, to));
            from = to;
        }
    }

    /// Patterns ascend by x.
    private static int[] rowsByPattern(Patterns patterns) {
        int[] next = new int[patterns.size() + 1];
        for (int pattern : patterns.ofRow()) {
            next[pattern + 1]++;
        }
        Arrays.parallelPrefix(next, Integer::sum);
        int[] rows = new int[patterns.ofRow().length];
        for (int row = 0; row < rows.length; row++) {
            rows[next[patterns.ofRow()[row]]++] = row;
        }
        return rows;
    }

    private void imagineFutures(int x, int[] rows) {
        SplittableRandom random = new SplittableRandom(options.seed() + 31L * (x + 1));
        Future[] futures =
                parameters.stream()
                        .map(draw -> Future.draw(x, draw.purchases(), draw.orderValues(), random))
                        .toArray(Future[]::new);
        IntStream.range(0, Math.ceilDiv(rows.length, CHUNK))
                .parallel()
                .forEach(
                        chunk -> {
                            double[] counts = new double[futures.length];
                            double[] amounts = new double[futures.length];
                            int end = Math.min(rows.length, (chunk + 1) * CHUNK);
                            for (int i = chunk * CHUNK; i < end; i++) {
                                imagine(rows[i], futures, counts, amounts);
                            }
                        });
    }

    private void imagine(int row, Future[] futures, double[] counts, double[] amounts) {
        int pattern = summaries.patterns().ofRow()[row];
        double T = summaries.patterns().T()[pattern];
        double past = summaries.x(row) * Math.max(0, summaries.meanRepeatValue(row));
        double rateFactor =
                ratio(values.expectedPurchases()[row], classical.expectedPurchases()[row]);
        double valueFactor =
                ratio(values.expectedOrderValue()[row], classical.expectedOrderValue()[row])
                        * discount(row);
        int[] segments = new int[ranges.valueSegments().length];
        for (int i = 0; i < futures.length; i++) {
            Future future = futures[i];
            double alive = odds.probability(pattern, parameters.get(i).shifts());
            boolean isAlive = future.alive() < alive;
            counts[i] = isAlive ? future.purchases(rateFactor, T, options.days()) : 0;
            amounts[i] = valueFactor * future.value(counts[i], past);
            double onAverage =
                    isAlive
                            ? valueFactor
                                    * future.expectedValue(rateFactor, past, T, options.days())
                            : 0;
            segments[segment(onAverage)]++;
        }
        for (int segment = 0; segment < segments.length; segment++) {
            ranges.valueSegments()[segment][row] = (float) segments[segment] / futures.length;
        }
        Ends purchases = Ends.ofCounts(counts);
        ranges.purchases()
                .set(row, purchases.low(), purchases.high(), values.expectedPurchases()[row]);
        Ends amount = Ends.ofAmounts(amounts);
        ranges.lifetimeValue().set(row, amount.low(), amount.high(), values.lifetimeValue()[row]);
    }

    /// How many segments are better: edges ascend, and a value on an edge is below it.
    private int segment(double value) {
        int better = 0;
        for (double edge : edges) {
            better += value <= edge ? 1 : 0;
        }
        return better;
    }

    /// The mean discount of what the customer is expected to spend.
    private double discount(int row) {
        return ratio(
                values.lifetimeValue()[row],
                values.expectedPurchases()[row] * values.expectedOrderValue()[row]);
    }

    private static double ratio(double value, double other) {
        return other > 0 ? value / other : 1;
    }
}
