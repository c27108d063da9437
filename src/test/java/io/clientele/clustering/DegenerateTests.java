package io.clientele.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

@ExtendWith(QuietSmile.class)
@Execution(ExecutionMode.CONCURRENT)
class DegenerateTests {

    @ParameterizedTest
    @ValueSource(strings = {"next double", "one part in 10^13", "a billionth", "huge"})
    void fillsEveryClusterWhenCustomersHardlyDiffer(String step) {
        DoubleUnaryOperator next =
                switch (step) {
                    case "next double" -> Math::nextUp;
                    case "one part in 10^13" -> value -> value * (1 + 1e-13);
                    case "a billionth" -> value -> value + 1e-9;
                    default -> value -> value * 1e30;
                };
        var random = new SplittableRandom(step.hashCode());
        for (int round = 0; round < 60; round++) {
            Shop shop = Shop.random(random.nextInt(1, 40), round);
            double[] monetary = shop.monetary();
            Arrays.fill(shop.recencyDays(), 3);
            Arrays.fill(monetary, Math.pow(10, random.nextInt(-2, 10)));
            for (int row = 0; row < monetary.length; row++) {
                for (int steps = random.nextInt(8); steps > 0; steps--) {
                    monetary[row] = next.applyAsDouble(monetary[row]);
                }
            }
            Clustering clustering = shop.fit(new ClusterOptions(2, 10, 2, 1, round));
            assertThat(clustering.clusters()).hasSize(clustering.k());
            assertThat(clustering.clusters().stream().mapToInt(Cluster::size).sum())
                    .isEqualTo(monetary.length);
            assertThat(clustering.clusters())
                    .allMatch(c -> c.size() > 0 && Double.isFinite(c.centroid().monetary()));
            assertThat(clustering.candidates())
                    .allMatch(c -> c.inertia() >= 0 && Math.abs(c.silhouette()) <= 1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 | There are no customers to group.",
                "1 | 1 | All customers are alike, so they form one cluster.",
                "2 | 2 | Only 2 kinds of customers differ, fewer than the 3 clusters asked for;"
                        + " each is its own.",
                "3 | 3 | 3 clusters have the best silhouette from 3 to 3 clusters: 0.000."
                        + " 2 would reach",
            })
    void givesFewerClustersAndTheReasonWhenFewCustomersDiffer(int kinds, int k, String reason) {
        Shop distinct = Shop.random(kinds, 2);
        for (int copies : new int[] {1, 7, 4001}) {
            int[] rows = new int[kinds * copies];
            Arrays.setAll(rows, row -> row % kinds);
            Clustering clustering =
                    Clustering.fit(
                            Arrays.stream(rows).map(row -> distinct.recencyDays()[row]).toArray(),
                            Arrays.stream(rows).map(row -> distinct.frequency()[row]).toArray(),
                            Arrays.stream(rows)
                                    .mapToDouble(row -> distinct.monetary()[row])
                                    .toArray(),
                            searched(1));
            assertThat(clustering.k()).isEqualTo(k);
            assertThat(clustering.clusters()).hasSize(k);
            if (copies == 1 || kinds < 3) {
                assertThat(clustering.selectedBy()).startsWith(reason);
            }
            assertThat(clustering.candidates())
                    .allMatch(c -> Double.isFinite(c.inertia()) && Math.abs(c.silhouette()) <= 1);
        }
    }

    @Test
    void findsTheFewAmongManyAlike() {
        Shop shop = Shop.random(30_000, 1);
        Arrays.fill(shop.recencyDays(), 9);
        Arrays.fill(shop.frequency(), 1);
        Arrays.fill(shop.monetary(), 20);
        for (int i = 0; i < 4; i++) {
            shop.monetary()[29_990 + i] = 1e12 * (i + 1);
            shop.frequency()[29_990 + i] = 1_000_000 << i;
        }
        Clustering clustering = shop.fit(searched(1));
        assertThat(clustering.clusters()).allMatch(cluster -> cluster.size() > 0);
        assertThat(clustering.candidates()).hasSize(4).allMatch(c -> c.inertia() >= 0);
        assertThat(clustering.assignment()[0]).isEqualTo(clustering.k());
    }

    private static ClusterOptions searched(long seed) {
        return new ClusterOptions(3, 10, 10, 0, seed);
    }
}
