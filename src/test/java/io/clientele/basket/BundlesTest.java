package io.clientele.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.statistics.FisherExact;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

class BundlesTest {

    @Test
    void joinsTheLinesOfAnOrder() {
        var baskets =
                Baskets.of(
                        new int[] {0, 0, 0, 1}, new int[] {3, 1, 3, 2}, new long[] {5, 7, 11, 13});

        assertThat(baskets.orders()).isEqualTo(2);
        assertThat(baskets.start()).containsExactly(0, 2, 3);
        assertThat(baskets.product()).containsExactly(1, 3, 2);
        assertThat(baskets.amount()).containsExactly(7, 16, 13);
    }

    /// 100 orders: 20 with tea and cup, 10 with tea alone, 10 with cup alone, the rest with a pot.
    @Test
    void matchesFiguresWorkedOutByHand() {
        int[] order = IntStream.range(0, 120).map(i -> i < 40 ? i / 2 : i - 20).toArray();
        int[] product =
                IntStream.range(0, 120)
                        .map(i -> i < 40 ? i % 2 : i < 50 ? 0 : i < 60 ? 1 : 2)
                        .toArray();
        long[] amount = IntStream.range(0, 120).mapToLong(i -> 10).toArray();
        var baskets = Baskets.of(order, product, amount);

        var bundles = Bundles.find(baskets, IntStream.range(0, 100).toArray());

        assertThat(bundles).hasSize(1);
        var bundle = bundles.getFirst();
        assertThat(bundle.orders()).isEqualTo(20);
        assertThat(bundle.support()).isCloseTo(0.2, within(1e-12));
        assertThat(bundle.confidence()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(bundle.lift()).isCloseTo(2 / 3.0 / 0.3, within(1e-12));
        assertThat(bundle.amount()).isEqualTo(400);
    }

    @Test
    void findsThePlantedPairAndCountsItRight() {
        var random = new Random(4);
        int orders = 2_000;
        int[] order = new int[4 * orders];
        int[] product = new int[order.length];
        for (int o = 0; o < orders; o++) {
            boolean pair = random.nextDouble() < 0.1;
            for (int line = 0; line < 4; line++) {
                order[4 * o + line] = o;
                product[4 * o + line] = pair && line < 2 ? line : 2 + random.nextInt(60);
            }
        }
        var baskets = Baskets.of(order, product, new long[order.length]);
        int[] half = IntStream.range(0, orders / 2).toArray();

        for (int[] numbers : new int[][] {IntStream.range(0, orders).toArray(), half}) {
            var best = Bundles.find(baskets, numbers).getFirst();
            assertThat(best.antecedent()).containsAnyOf(0, 1).hasSize(1);
            assertThat(best.consequent()).containsAnyOf(0, 1).hasSize(1);
            assertThat(best.confidence()).isEqualTo(1);
            assertThat((double) best.orders() / numbers.length)
                    .isCloseTo(best.support(), within(1e-12));
        }
    }

    @Test
    void findsNothingInTooFewOrders() {
        var baskets = Baskets.of(new int[] {0, 0}, new int[] {0, 1}, new long[2]);

        assertThat(Bundles.find(baskets, new int[] {0})).isEmpty();
    }

    /// Thirty equal orders of 200 products have 2^200 sets in common.
    @Test
    void endsWhereLongOrdersRepeatOneAnother() {
        int[] order = IntStream.range(0, 12_000).map(i -> i / 200).toArray();
        int[] product = IntStream.range(0, 12_000).map(i -> i % 200 + 200 * (i / 6_000)).toArray();
        var baskets = Baskets.of(order, product, new long[12_000]);

        var bundles = Bundles.find(baskets, IntStream.range(0, 60).toArray());

        assertThat(bundles).hasSize(20);
        assertThat(bundles).allMatch(bundle -> bundle.orders() == 30 && bundle.lift() == 2);
    }

    /// 95 of 100 orders hold the same 40 products, 30 of them a cup and a saucer besides, which no
    /// other does: more sets than could be listed, and the two are bought least.
    @Test
    void findsAPairThatLongOrdersHoldAmongWhatIsBoughtMore() {
        List<int[]> orders = new ArrayList<>();
        for (int order = 0; order < 100; order++) {
            int products = order < 30 ? 42 : order < 95 ? 40 : 1;
            int first = order < 95 ? 0 : 42;
            orders.add(IntStream.range(first, first + products).toArray());
        }

        var best = Bundles.find(baskets(orders), all(orders)).getFirst();

        assertThat(products(best)).containsExactly(40, 41);
        assertThat(best.orders()).isEqualTo(30);
        assertThat(best.confidence()).isEqualTo(1);
        assertThat(best.lift()).isCloseTo(1 / 0.3, within(1e-12));
    }

    /// In 4,000 orders, 20 pairs of a lift of about 1.3 are in nearly 9 % each, the last two
    /// products in 4.9 %, and never one without the other.
    @Test
    void findsARarerPairThatBelongsTogetherBeforeTwentyThatAreBoughtOften() {
        var random = new Random(17);
        List<int[]> orders = new ArrayList<>();
        for (int order = 0; order < 4_000; order++) {
            boolean[] held = new boolean[42];
            for (int pair = 0; pair < 20; pair++) {
                held[2 * pair] = random.nextDouble() < 0.25;
                held[2 * pair + 1] = random.nextDouble() < (held[2 * pair] ? 0.35 : 0.24);
            }
            held[40] = order % 1_000 < 49;
            held[41] = held[40];
            orders.add(IntStream.range(0, 42).filter(p -> held[p]).toArray());
        }

        var bundles = Bundles.find(baskets(orders), all(orders));

        assertThat(bundles).hasSize(20);
        assertThat(products(bundles.getFirst())).containsExactly(40, 41);
        assertThat(bundles.getFirst().support()).isCloseTo(0.049, within(1e-12));
        assertThat(bundles.stream().skip(1))
                .allMatch(bundle -> bundle.support() > 0.05 && bundle.lift() > 1.1);
    }

    /// A third of the orders holds 0 and 1 together, every second one 2, whatever else is in it.
    @Test
    void leavesOutAThirdProductThatHasNothingToDoWithThePair() {
        List<int[]> orders = new ArrayList<>();
        for (int order = 0; order < 600; order++) {
            boolean pair = order % 3 == 0;
            boolean third = order % 2 == 0;
            orders.add(IntStream.range(0, 4).filter(p -> p < 2 ? pair : p > 2 || third).toArray());
        }

        var bundles = Bundles.find(baskets(orders), all(orders));

        assertThat(bundles).hasSize(1);
        assertThat(products(bundles.getFirst())).containsExactly(0, 1);
        assertThat(bundles.getFirst().lift()).isCloseTo(3, within(1e-12));
    }

    /// Products are bought with no regard to each other, half of them seldom.
    @Test
    void findsNothingWhereChanceAloneRules() {
        var random = new Random(12);
        int alarms = 0;
        for (int shop = 0; shop < 60; shop++) {
            List<int[]> orders = new ArrayList<>();
            for (int order = 0; order < 80; order++) {
                orders.add(
                        IntStream.range(0, 60)
                                .filter(p -> random.nextDouble() < (p < 30 ? 0.05 : 0.2))
                                .toArray());
            }
            orders.removeIf(order -> order.length == 0);
            alarms += Bundles.find(baskets(orders), all(orders)).isEmpty() ? 0 : 1;
        }
        assertThat(alarms).isLessThan(9);
    }

    /// A shop of 16 products that go in fours, a quarter of whose orders hold more than 12.
    @Test
    void agreesWithTryingEverySet() {
        var random = new Random(9);
        List<int[]> orders = new ArrayList<>();
        for (int order = 0; order < 400; order++) {
            double breadth = order % 4 == 0 ? 0.85 : 0.1;
            boolean[] kind = {
                random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), false
            };
            orders.add(
                    IntStream.range(0, 16)
                            .filter(
                                    p ->
                                            random.nextDouble()
                                                    < breadth + (kind[p / 4] ? 0.03 * p : 0))
                            .toArray());
        }
        orders.removeIf(order -> order.length == 0);
        assertThat(orders).anyMatch(order -> order.length > 12);

        var bundles = Bundles.find(baskets(orders), all(orders));

        assertThat(bundles).hasSize(20).anyMatch(bundle -> products(bundle).length == 3);
        int[] sets =
                orders.stream()
                        .mapToInt(order -> Arrays.stream(order).map(p -> 1 << p).sum())
                        .toArray();
        var expected = everyRule(sets, 5);
        for (int i = 0; i < bundles.size(); i++) {
            var bundle = bundles.get(i);
            assertThat(products(bundle)).isEqualTo(products(expected.get(i)));
            assertThat(bundle.antecedent()).isEqualTo(expected.get(i).antecedent());
            assertThat(bundle.orders()).isEqualTo(expected.get(i).orders());
            assertThat(bundle.confidence()).isCloseTo(expected.get(i).confidence(), within(1e-12));
            assertThat(bundle.lift()).isCloseTo(expected.get(i).lift(), within(1e-12));
        }
    }

    /// 1,500 orders of one or two products, some of which go together.
    @Test
    void findsTheSamePairsWhereTheyWereCountedElsewhere() {
        var random = new Random(21);
        List<int[]> orders = new ArrayList<>();
        int[] counts = new int[40];
        Map<List<Integer>, Integer> together = new TreeMap<>(Comparator.comparing(List::toString));
        for (int order = 0; order < 1_500; order++) {
            int one = random.nextInt(20);
            int other = 20 + (random.nextInt(3) == 0 ? one : random.nextInt(20));
            int[] products = random.nextBoolean() ? new int[] {one} : new int[] {one, other};
            orders.add(products);
            Arrays.stream(products).forEach(p -> counts[p]++);
            if (products.length == 2) {
                together.merge(List.of(other, one), 1, Integer::sum);
            }
        }
        var pairs =
                new PairCounts(
                        orders.size(),
                        counts,
                        together.keySet().stream().mapToInt(List::getFirst).toArray(),
                        together.keySet().stream().mapToInt(List::getLast).toArray(),
                        together.values().stream().mapToInt(count -> count).toArray(),
                        together.values().stream().mapToLong(count -> 20L * count).toArray());

        var bundles = Bundles.find(pairs);

        assertThat(bundles)
                .hasSizeGreaterThan(10)
                .usingRecursiveComparison()
                .isEqualTo(Bundles.find(baskets(orders), all(orders)));
    }

    /// The best rule of every set of two or three, the highest leverage first.
    private static List<Bundle> everyRule(int[] orders, int support) {
        List<Bundle> rules = new ArrayList<>();
        for (int set = 1; set < 1 << 16; set++) {
            int whole = set;
            int both = holding(orders, whole);
            if (Integer.bitCount(set) < 2 || Integer.bitCount(set) > 3 || both < support) {
                continue;
            }
            IntStream.range(1, set)
                    .filter(antecedent -> (antecedent & ~whole) == 0)
                    .mapToObj(antecedent -> rule(orders, antecedent, whole - antecedent, both))
                    .filter(rule -> rule.confidence() >= 0.1 && productive(orders, whole, both))
                    .max(Comparator.comparingDouble(Bundle::confidence))
                    .ifPresent(rules::add);
        }
        rules.sort(
                Comparator.comparingDouble((Bundle rule) -> rule.support() * (1 - 1 / rule.lift()))
                        .reversed());
        return rules;
    }

    /// Each way to part the set has the lift, and passes the test at the level of all of them.
    private static boolean productive(int[] orders, int set, int both) {
        double possible = Integer.bitCount(set) == 2 ? 120 : 1_680;
        return IntStream.range(1, set)
                .filter(part -> (part & ~set) == 0)
                .allMatch(
                        part ->
                                rule(orders, part, set - part, both).lift() >= 1.1
                                        && FisherExact.pValue(
                                                                both,
                                                                holding(orders, part),
                                                                holding(orders, set - part),
                                                                orders.length)
                                                        * 2
                                                        * possible
                                                < 0.05);
    }

    private static Bundle rule(int[] orders, int antecedent, int consequent, int both) {
        double confidence = (double) both / holding(orders, antecedent);
        double share = (double) holding(orders, consequent) / orders.length;
        return new Bundle(
                bits(antecedent),
                bits(consequent),
                both,
                (double) both / orders.length,
                confidence,
                confidence / share,
                0);
    }

    private static int holding(int[] orders, int set) {
        return (int) Arrays.stream(orders).filter(order -> (order & set) == set).count();
    }

    private static int[] bits(int set) {
        return IntStream.range(0, 16).filter(p -> ((set >> p) & 1) == 1).toArray();
    }

    private static int[] products(Bundle bundle) {
        return IntStream.concat(
                        Arrays.stream(bundle.antecedent()), Arrays.stream(bundle.consequent()))
                .sorted()
                .toArray();
    }

    private static int[] all(List<int[]> orders) {
        return IntStream.range(0, orders.size()).toArray();
    }

    private static Baskets baskets(List<int[]> orders) {
        int[] order =
                IntStream.range(0, orders.size())
                        .flatMap(o -> IntStream.generate(() -> o).limit(orders.get(o).length))
                        .toArray();
        int[] product = orders.stream().flatMapToInt(Arrays::stream).toArray();
        long[] amount = new long[order.length];
        Arrays.fill(amount, 10);
        return Baskets.of(order, product, amount);
    }
}
