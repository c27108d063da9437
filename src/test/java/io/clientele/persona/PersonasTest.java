package io.clientele.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

class PersonasTest {

    @Test
    void tellsHowEachClusterDiffersFromTheShop() {
        List<Persona> personas =
                Personas.describe(
                        new ShopProfile(4_000, 90, 4, 2_000),
                        List.of(
                                new ClusterProfile("Platinum", 312, 12.3, 13.4, 12_583),
                                new ClusterProfile("Gold", 1_188, 71, 4.1, 1_800),
                                new ClusterProfile("Silver", 1_000, 18, 2, 551.4),
                                new ClusterProfile("Bronze", 1_500, 190, 1.2, 340)));

        assertThat(personas)
                .extracting(Persona::name)
                .containsExactly(
                        "Active frequent top spenders",
                        "Recent customers",
                        "Active occasional modest spenders",
                        "Lapsed one-time small spenders");
        assertThat(personas)
                .extracting(Persona::sentence)
                .contains(
                        "312 customers (8 % of all) who on average bought 13 times for 13,000 in all,"
                                + " last 12 days ago; they are in the Platinum tier and bring 49 %"
                                + " of revenue.",
                        "1,000 customers (25 % of all) who on average bought twice for 550 in all,"
                                + " last 18 days ago; they are in the Silver tier and bring 7 % of"
                                + " revenue.");
    }

    @Test
    void callsTheOnlyClusterTypical() {
        Persona persona = only(new ShopProfile(2_000, 40, 3, 120), "Gold");

        assertThat(persona.name()).isEqualTo("Typical customers");
        assertThat(persona.sentence()).contains("(100 % of all)", "bring 100 % of revenue");
    }

    @Test
    void speaksOfOneCustomerInTheSingular() {
        assertThat(only(new ShopProfile(1, 1, 1, 9.5), "Gold").sentence())
                .isEqualTo(
                        "1 customer (100 % of all) who bought once for 9.5 in all, last 1 day ago;"
                                + " this customer is in the Gold tier and brings 100 % of revenue.");
    }

    @Test
    void namesNoShareOfRevenueWhereThereIsNone() {
        assertThat(only(new ShopProfile(10, 0, 0, 0), "Gold").sentence())
                .isEqualTo(
                        "10 customers (100 % of all) who on average bought 0 times for 0 in all,"
                                + " last less than a day ago; they are in the Gold tier.");
    }

    @Test
    void namesNoShareOfRevenueWhereReturnsMakeItNegative() {
        List<Persona> personas =
                Personas.describe(
                        new ShopProfile(2, 10, 2, 5),
                        List.of(
                                new ClusterProfile("Gold", 1, 10, 2, 110),
                                new ClusterProfile("Silver", 1, 10, 2, -100)));

        assertThat(personas).extracting(Persona::sentence).noneMatch(s -> s.contains("revenue"));
        assertThat(personas)
                .extracting(Persona::name)
                .containsExactly("Top spenders", "Small spenders");
    }

    @Test
    void tellsAlikeClustersApartBySpendAndThenByNumber() {
        List<Persona> personas =
                Personas.describe(
                        new ShopProfile(300, 30, 3, 104),
                        List.of(
                                new ClusterProfile("Gold", 100, 30, 3, 110),
                                new ClusterProfile("Silver", 100, 30, 3, 101),
                                new ClusterProfile("Bronze", 100, 30, 3, 101)));

        assertThat(personas)
                .extracting(Persona::name)
                .containsExactly(
                        "Typical customers, about 110 each",
                        "Typical customers, about 100 each, group 2",
                        "Typical customers, about 100 each, group 3");
    }

    @Test
    void staysDistinctFiniteAndTrueForRandomClusters() {
        Random random = new Random(20_261_123);
        for (int run = 0; run < 2_000; run++) {
            double spread = run % 4;
            List<ClusterProfile> clusters =
                    Stream.generate(() -> random(random, spread)).limit(2 + run % 9).toList();
            ShopProfile shop = shopOf(clusters);

            List<Persona> personas = Personas.describe(shop, clusters);

            assertThat(personas).extracting(Persona::name).doesNotHaveDuplicates();
            for (int i = 0; i < clusters.size(); i++) {
                assertThat(personas.get(i).sentence()).doesNotContain("NaN", "Infinity", "null");
                assertTrue(personas.get(i).name().toLowerCase(Locale.ROOT), clusters.get(i), shop);
            }
        }
    }

    @Test
    void namesAClusterAlikeInWhateverOrderClustersCome() {
        Random random = new Random(7);
        for (int run = 0; run < 200; run++) {
            List<ClusterProfile> clusters =
                    new ArrayList<>(Stream.generate(() -> random(random, 3)).limit(6).toList());
            ShopProfile shop = shopOf(clusters);
            List<String> before = namesWithoutNumber(shop, clusters);
            Collections.reverse(clusters);

            assertThat(namesWithoutNumber(shop, clusters).reversed()).isEqualTo(before);
        }
    }

    @Test
    void holdsForHugeValues() {
        double huge = Double.MAX_VALUE;
        List<Persona> personas =
                Personas.describe(
                        new ShopProfile(Long.MAX_VALUE, huge, huge, huge / 2),
                        List.of(
                                new ClusterProfile("Gold", Long.MAX_VALUE, huge, huge, huge),
                                new ClusterProfile("Silver", 1, 0, 0, Double.MIN_VALUE)));

        assertThat(personas).extracting(Persona::name).doesNotHaveDuplicates();
        assertThat(personas)
                .extracting(Persona::sentence)
                .noneMatch(s -> s.contains("NaN") || s.contains("Infinity"))
                .allMatch(s -> s.length() < 250);
    }

    @Test
    void refusesProfilesThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClusterProfile("Gold", 0, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ShopProfile(1, Double.NaN, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ShopProfile(1, 1, -1, 1));
    }

    private static List<String> namesWithoutNumber(
            ShopProfile shop, List<ClusterProfile> clusters) {
        return Personas.describe(shop, clusters).stream()
                .map(persona -> persona.name().replaceFirst(", group \\d+$", ""))
                .toList();
    }

    @Test
    void keepANameThatIsStillNearlyTrue() {
        var shop = new ShopProfile(1_000, 100, 2, 100);
        var before = List.of(new ClusterProfile("Gold", 500, 79, 2, 126));
        var name = Personas.describe(shop, before).getFirst().name();
        var former = List.of(Optional.of(name + ", about 130 each"));
        var nearly = List.of(new ClusterProfile("Gold", 500, 82, 2, 120));
        var noLonger = List.of(new ClusterProfile("Gold", 500, 82, 2, 100));

        assertThat(name).isEqualTo("Recent big spenders");
        assertThat(Personas.describe(shop, nearly).getFirst().name()).isNotEqualTo(name);
        assertThat(Personas.describe(shop, nearly, former).getFirst().name()).isEqualTo(name);
        assertThat(Personas.describe(shop, noLonger, former).getFirst().name())
                .isEqualTo(Personas.describe(shop, noLonger).getFirst().name());
    }

    private static Persona only(ShopProfile shop, String tier) {
        ClusterProfile all =
                new ClusterProfile(
                        tier,
                        shop.customers(),
                        shop.meanRecencyDays(),
                        shop.meanFrequency(),
                        shop.meanMonetary());
        return Personas.describe(shop, List.of(all)).getFirst();
    }

    private static void assertTrue(String name, ClusterProfile cluster, ShopProfile shop) {
        if (cluster.meanRecencyDays() >= shop.meanRecencyDays()) {
            assertThat(name).doesNotContain("active", "recent");
        }
        if (cluster.meanRecencyDays() <= shop.meanRecencyDays()) {
            assertThat(name).doesNotContain("quiet", "lapsed");
        }
        if (cluster.meanFrequency() >= shop.meanFrequency()) {
            assertThat(name).doesNotContain("sporadic", "occasional", "one-time");
        }
        if (cluster.meanFrequency() <= shop.meanFrequency()) {
            assertThat(name).doesNotContain("frequent");
        }
        if (cluster.meanMonetary() >= shop.meanMonetary()) {
            assertThat(name).doesNotContain("small", "modest");
        }
        if (cluster.meanMonetary() <= shop.meanMonetary()) {
            assertThat(name).doesNotContain("big", "top");
        }
    }

    private static ClusterProfile random(Random random, double spread) {
        return new ClusterProfile(
                "Bronze",
                1 + random.nextLong(5_000),
                60 * Math.exp(spread * random.nextGaussian()),
                1 + 3 * Math.exp(spread * random.nextGaussian()),
                500 * Math.exp(spread * random.nextGaussian()));
    }

    private static ShopProfile shopOf(List<ClusterProfile> clusters) {
        double customers = 0;
        double days = 0;
        double orders = 0;
        double spend = 0;
        for (ClusterProfile cluster : clusters) {
            customers += cluster.customers();
            days += cluster.customers() * cluster.meanRecencyDays();
            orders += cluster.customers() * cluster.meanFrequency();
            spend += cluster.customers() * cluster.meanMonetary();
        }
        return new ShopProfile(
                (long) customers, days / customers, orders / customers, spend / customers);
    }
}
