package io.clientele.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.clientele.rfm.OnlineRetail;
import io.clientele.rfm.RfmTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;

@ExtendWith(QuietSmile.class)
@Execution(ExecutionMode.CONCURRENT)
class ClusteringTests {

    private static final double[] REGULARS = {10, 30, 5000};
    private static final double[] NEWCOMERS = {12, 1, 300};
    private static final double[] LOST = {300, 2, 60};

    @Test
    void matchesScikitLearnOnOnlineRetail() {
        // scikit-learn 1.9.1, KMeans(n_init=50, tol=0): the best inertia found, its silhouette
        double[] inertia = {
            6476.505178,
            4858.043601,
            3924.785428,
            3268.888577,
            2840.357255,
            2532.858043,
            2325.045647,
            2145.139191,
            1989.212608
        };
        double[] silhouette = {.432509, .337145, .334872, .318470, .315584, .310240};
        RfmTable table = OnlineRetail.read().byDate();
        Clustering clustering =
                Clustering.fit(
                        table.recencyDays(), table.frequency(), table.monetary(), searched(1));
        assertThat(clustering.candidates()).hasSize(9);
        for (int i = 0; i < inertia.length; i++) {
            Candidate candidate = clustering.candidates().get(i);
            assertThat(candidate.k()).isEqualTo(i + 2);
            assertThat(candidate.inertia()).isBetween(inertia[i] - 1e-4, inertia[i] * 1.006);
            if (i < silhouette.length) {
                assertThat(candidate.silhouette()).isCloseTo(silhouette[i], within(2e-3));
            }
        }
        assertThat(clustering.silhouetteCustomers()).isEqualTo(4338);
        assertThat(clustering.selectedBy())
                .isEqualTo(
                        "3 clusters have the best silhouette from 3 to 10 clusters: 0.337."
                                + " 2 would reach 0.433, but two groups tell a marketer too little.");
        assertThat(clustering.clusters())
                .extracting(Cluster::size)
                .containsExactly(763, 1704, 1871);
        assertThat(clustering.clusters().getFirst().centroid().monetary())
                .isCloseTo(7954.414050, within(1e-3));
    }

    @Test
    void findsKindsAndNumbersThemByWhatTheySpend() {
        Clustering clustering = Shop.ofKinds(600, 7, LOST, REGULARS, NEWCOMERS).fit(searched(1));
        assertThat(clustering.k()).isEqualTo(3);
        assertThat(clustering.assignment()).startsWith(3, 1, 2, 3, 1, 2).hasSize(600);
        assertThat(clustering.clusters())
                .extracting(Cluster::number, Cluster::size, Cluster::tier)
                .containsExactly(
                        tuple(1, 200, Tier.PLATINUM),
                        tuple(2, 200, Tier.GOLD),
                        tuple(3, 200, Tier.SILVER));
        Cluster lost = clustering.clusters().getLast();
        assertThat(lost.share()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(lost.centroid().recencyDays()).isCloseTo(300, within(5.0));
    }

    @Test
    void groupsTheSamePeopleWhateverTheRowOrder() {
        Shop shop = Shop.ofKinds(900, 3, REGULARS, NEWCOMERS, LOST);
        int[] straight = shop.fit(searched(4)).assignment();
        int[] reversed =
                new Shop(
                                reversed(shop.recencyDays()),
                                reversed(shop.frequency()),
                                reversed(shop.monetary()))
                        .fit(searched(5))
                        .assignment();
        assertThat(reversed(reversed)).isEqualTo(straight);
    }

    @ParameterizedTest
    @CsvSource({"3000", "25000"})
    void repeatsBitForBit(int customers) {
        Shop shop = Shop.random(customers, 11);
        Clustering first = shop.fit(searched(42));
        Clustering second = shop.fit(searched(42));
        assertThat(second.candidates()).isEqualTo(first.candidates());
        assertThat(second.clusters()).isEqualTo(first.clusters());
        assertThat(second.assignment()).isEqualTo(first.assignment());
    }

    @Test
    void givesTheNumberAskedForAndMoreCandidatesIfNeeded() {
        Clustering five = Shop.random(500, 1).fit(ClusterOptions.exactly(5, 1));
        assertThat(five.k()).isEqualTo(5);
        assertThat(five.selectedBy()).isEqualTo("5 clusters were asked for.");
        assertThat(five.candidates()).hasSize(9);
        Clustering twelve = Shop.random(500, 1).fit(ClusterOptions.exactly(12, 1));
        assertThat(twelve.candidates()).hasSize(11);
        assertThat(Arrays.stream(twelve.assignment()).distinct().count()).isEqualTo(12);
        for (int i = 1; i < twelve.candidates().size(); i++) {
            assertThat(twelve.candidates().get(i).inertia())
                    .isLessThan(twelve.candidates().get(i - 1).inertia());
        }
    }

    @Test
    void refusesWhatIsNoCustomer() {
        int[] one = {1};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Clustering.fit(new int[] {-1}, one, new double[1], searched(1)))
                .withMessageContaining("Row 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Clustering.fit(one, one, new double[2], searched(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClusterOptions(1, 5, 10, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClusterOptions(5, 4, 10, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClusterOptions(2, 21, 10, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClusterOptions(2, 5, 0, 0, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "1, GOLD",
        "2, GOLD SILVER",
        "3, PLATINUM GOLD SILVER",
        "5, PLATINUM GOLD SILVER BRONZE BRONZE"
    })
    void ranksTiers(int k, String tiers) {
        String[] expected = tiers.split(" ", -1);
        for (int rank = 1; rank <= k; rank++) {
            assertThat(Tier.of(rank, k)).isEqualTo(Tier.valueOf(expected[rank - 1]));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Tier.of(k + 1, k));
    }

    private static ClusterOptions searched(long seed) {
        return new ClusterOptions(3, 10, 10, 0, seed);
    }

    private static int[] reversed(int[] values) {
        int[] reversed = new int[values.length];
        Arrays.setAll(reversed, i -> values[values.length - 1 - i]);
        return reversed;
    }

    private static double[] reversed(double[] values) {
        double[] reversed = new double[values.length];
        Arrays.setAll(reversed, i -> values[values.length - 1 - i]);
        return reversed;
    }
}
