package io.clientele.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.util.Arrays;

@ExtendWith(QuietSmile.class)
@Execution(ExecutionMode.CONCURRENT)
class StabilityTests {

    private static final double[][] KINDS = {
        {10, 30, 5000}, {12, 2, 300}, {300, 2, 60}, {300, 40, 9000}
    };

    @Test
    void kindsThatAreThereComeBackAndOthersDissolve() {
        Clustering clustering =
                Shop.ofKinds(800, 7, KINDS).fit(new ClusterOptions(3, 10, 5, 20, 1));
        assertThat(clustering.k()).isEqualTo(4);
        assertThat(clustering.elbow()).hasValue(4);
        assertThat(clustering.clusters())
                .allMatch(cluster -> requireNonNull(cluster.stability()) > 0.99);
        Candidate four = clustering.candidates().get(2);
        Candidate eight = clustering.candidates().get(6);
        assertThat(requireNonNull(four.stability())).isGreaterThan(0.99);
        assertThat(requireNonNull(eight.stability())).isBetween(0.2, 0.8);
        assertThat(four.explained()).isBetween(0.98, 1.0);
    }

    @Test
    void staysWithinBoundsAndRepeats() {
        ClusterOptions options = new ClusterOptions(3, 10, 2, 10, 5);
        Shop shop = Shop.random(6000, 2);
        Clustering clustering = shop.fit(options);
        assertThat(clustering.candidates())
                .allMatch(c -> requireNonNull(c.stability()) > 0 && c.stability() <= 1);
        assertThat(shop.fit(options).candidates()).isEqualTo(clustering.candidates());
    }

    @Test
    void isLeftOutUnlessAskedFor() {
        Clustering clustering = Shop.random(300, 2).fit(new ClusterOptions(3, 10, 2, 0, 5));
        assertThat(clustering.candidates()).allMatch(c -> c.stability() == null);
        assertThat(clustering.clusters()).allMatch(c -> c.stability() == null);
    }

    @Test
    void survivesDrawsWithFewerKindsThanClusters() {
        Shop shop = Shop.ofKinds(2000, 1, KINDS[0]);
        Arrays.fill(shop.recencyDays(), 4);
        Arrays.fill(shop.frequency(), 2);
        Arrays.fill(shop.monetary(), 10);
        shop.monetary()[5] = 1000;
        shop.monetary()[6] = 90_000;
        Clustering clustering = shop.fit(new ClusterOptions(3, 10, 2, 30, 5));
        assertThat(clustering.k()).isEqualTo(3);
        assertThat(clustering.clusters())
                .allMatch(cluster -> requireNonNull(cluster.stability()) > 0.5);
    }

    @Test
    void clustersKeepTheirNumbersWhenTheirWorthChanges() {
        Shop shop = Shop.ofKinds(400, 7, KINDS);
        Clustering before = shop.fit(ClusterOptions.exactly(4, 1));
        Shop later = Shop.ofKinds(400, 7, KINDS);
        for (int row = 0; row < 400; row++) {
            // the kind that spent least now spends most
            later.monetary()[row] *= row % 4 == 2 ? 1000 : 1;
        }
        Clustering now = later.fit(ClusterOptions.exactly(4, 2));
        assertThat(now.assignment()).isNotEqualTo(before.assignment());
        Clustering kept = now.keepingNumbers(before.assignment());
        assertThat(kept.assignment()).isEqualTo(before.assignment());
        assertThat(kept.clusters()).extracting(Cluster::number).containsExactly(1, 2, 3, 4);
        assertThat(kept.clusters()).extracting(Cluster::rank).containsExactly(2, 3, 4, 1);
        assertThat(kept.clusters().getLast().tier()).isEqualTo(Tier.PLATINUM);
    }
}
