package io.clientele.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

@ExtendWith(QuietSmile.class)
@Execution(ExecutionMode.CONCURRENT)
class MethodTests {

    private static final double[][] KINDS = {
        {10, 30, 5000}, {12, 2, 300}, {300, 2, 60}, {300, 40, 9000}, {90, 9, 900}
    };
    private static final ClusterOptions OPTIONS = new ClusterOptions(2, 10, 5, 0, 1);

    @ParameterizedTest
    @EnumSource(Method.class)
    void findsKindsThatAreThere(Method method) {
        // round clouds, as all three methods expect
        Shop shop = Shop.ofKinds(1500, 7, KINDS);
        var random = new SplittableRandom(3);
        for (int row = 0; row < 1500; row++) {
            double[] mean = KINDS[row % KINDS.length];
            shop.recencyDays()[row] = (int) Math.round(100 * mean[0] * spread(random));
            shop.frequency()[row] = (int) Math.round(100 * mean[1] * spread(random));
            shop.monetary()[row] = mean[2] * spread(random);
        }
        Clustering clustering = shop.fit(OPTIONS.by(method));
        assertThat(clustering.k()).as(clustering.selectedBy()).isEqualTo(5);
        assertThat(clustering.candidates()).hasSize(9);
        assertThat(clustering.clusters()).extracting(Cluster::size).containsOnly(300);
    }

    @Test
    void saysWhereSplittingEnded() {
        Shop shop = Shop.random(3000, 4);
        assertThat(shop.fit(OPTIONS.by(Method.X_MEANS)).selectedBy())
                .startsWith("X-Means ended with");
        Clustering bounded =
                Shop.ofKinds(1500, 7, KINDS)
                        .fit(new ClusterOptions(3, 4, 5, 0, 1).by(Method.G_MEANS));
        assertThat(bounded.selectedBy())
                .isEqualTo(
                        "G-Means ended with 4 clusters, the most allowed, and might have gone on.");
        assertThat(bounded.k()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void survivesCustomersWhoHardlyDiffer(Method method) {
        for (int kinds = 0; kinds < 12; kinds++) {
            Shop distinct = Shop.random(Math.max(1, kinds), kinds);
            int[] rows = new int[kinds * 9];
            int divisor = Math.max(1, kinds);
            Arrays.setAll(rows, row -> row % divisor);
            Clustering clustering =
                    Clustering.fit(
                            Arrays.stream(rows).map(row -> distinct.recencyDays()[row]).toArray(),
                            Arrays.stream(rows).map(row -> distinct.frequency()[row]).toArray(),
                            Arrays.stream(rows)
                                    .mapToDouble(row -> distinct.monetary()[row])
                                    .toArray(),
                            new ClusterOptions(3, 10, 2, 2, kinds).by(method));
            assertThat(clustering.k()).isLessThanOrEqualTo(kinds);
            assertThat(clustering.clusters()).hasSize(clustering.k());
            assertThat(clustering.selectedBy()).endsWith(".").doesNotContain("NaN");
            assertThat(clustering.clusters()).allMatch(cluster -> cluster.size() > 0);
        }
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void repeatsBitForBit(Method method) {
        Shop shop = Shop.random(15_000, 11);
        Clustering first = shop.fit(OPTIONS.by(method));
        Clustering second = shop.fit(OPTIONS.by(method));
        assertThat(second.assignment()).isEqualTo(first.assignment());
        assertThat(second.selectedBy()).isEqualTo(first.selectedBy());
    }

    @Test
    void groupsByOtherFeatures() {
        Shop shop = Shop.random(600, 1);
        double[] share = new double[600];
        Arrays.setAll(share, row -> row % 3 * 0.4);
        Clustering clustering =
                Clustering.fit(
                        shop.recencyDays(),
                        shop.frequency(),
                        shop.monetary(),
                        List.of(share),
                        OPTIONS.on(Transformation.NONE));
        assertThat(clustering.k()).isEqualTo(3);
        for (int row = 3; row < 600; row++) {
            assertThat(clustering.assignment()[row]).isEqualTo(clustering.assignment()[row % 3]);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                Clustering.fit(
                                        shop.recencyDays(),
                                        shop.frequency(),
                                        shop.monetary(),
                                        List.of(new double[] {Double.NaN}),
                                        OPTIONS));
    }

    @Test
    void transformsAndMirrorsBelowZero() {
        double[] values = {3, -3, 0, 8, 3};
        assertThat(Transformation.NONE.of(values)).isEqualTo(values).isNotSameAs(values);
        assertThat(Transformation.LOG1P.of(values))
                .containsExactly(
                        new double[] {Math.log(4), -Math.log(4), 0, Math.log(9), Math.log(4)},
                        within(1e-15));
        assertThat(Transformation.SQRT.of(values)[1]).isEqualTo(-Math.sqrt(3));
        assertThat(Transformation.RANK.of(values)).containsExactly(0.6, 0.1, 0.3, 0.9, 0.6);
    }

    private static double spread(SplittableRandom random) {
        return Math.exp(0.03 * random.nextGaussian());
    }
}
