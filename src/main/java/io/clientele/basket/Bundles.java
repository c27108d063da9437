package io.clientele.basket;

import smile.association.FPGrowth;
import smile.association.FPTree;
import smile.association.ItemSet;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Association rules by FP-growth, one a set of products: of all rules of a set the one with the
/// highest confidence.
///
/// leverage = support − support of the antecedent × support of the consequent: rules are ranked by
/// it, since lift alone prefers what hardly anybody buys. The least support begins at 5 % of the
/// orders and is halved until there are 20 rules, down to 5 orders or 0.1 %, whichever is more;
/// sets have three products at most. All figures are those of whole orders.
///
/// A rule must pass Fisher's exact test, orders taken as independent. Its level of 0.05 is for all
/// rules that could have been found, not for those that were: half of it is shared by all pairs of
/// products of at least the lowest support, half by all ways to part three of them. Of a set of
/// three each parting must have the least lift and pass: else a third product that has nothing to
/// do with a pair would ride on it.
///
/// Sources: Agrawal & Srikant (1994), VLDB 20; Han, Pei & Yin (2000), SIGMOD; Smile's FPGrowth;
/// Webb (2007), Discovering Significant Patterns, and (2008), Layered Critical Values, Machine
/// Learning 68 and 71.
public final class Bundles {

    private static final double FIRST_SUPPORT = 0.05;
    private static final double LEAST_SUPPORT = 0.001;
    private static final int LEAST_ORDERS = 5;
    private static final double LEAST_CONFIDENCE = 0.1;
    private static final double LEAST_LIFT = 1.1;
    private static final double LEVEL = 0.05;
    private static final int MOST_PRODUCTS = 3;
    private static final int MOST_LINES = 12;
    private static final double MOST_SETS = 1 << 20;
    private static final int WANTED = 20;

    private final Baskets baskets;
    private final int[] numbers;
    private final int least;
    private final double pairs;
    private final double partings;

    private Bundles(Baskets baskets, int[] numbers) {
        this.baskets = baskets;
        this.numbers = numbers;
        least = (int) Math.max(LEAST_ORDERS, Math.ceil(LEAST_SUPPORT * numbers.length));
        double products =
                Arrays.stream(baskets.counts(numbers)).filter(count -> count >= least).count();
        pairs = products * (products - 1) / 2;
        partings = pairs * (products - 2);
    }

    /// The best bundles of some orders, at most 20.
    ///
    /// @param numbers of the orders
    public static List<Bundle> find(Baskets baskets, int[] numbers) {
        return new Bundles(baskets, numbers).find();
    }

    private List<Bundle> find() {
        int support = (int) Math.max(least, FIRST_SUPPORT * numbers.length);
        List<Rule> rules = rules(support);
        while (rules.size() < WANTED && support > least) {
            support = Math.max(least, support / 2);
            rules = rules(support);
        }
        return rules.stream().map(this::bundle).toList();
    }

    /// The rules that hold, the highest leverage first.
    private List<Rule> rules(int support) {
        var together = Together.of(baskets, numbers, support);
        return sets(together, support)
                .flatMap(set -> best(set, together).stream())
                .sorted(
                        Comparator.comparingDouble(this::leverage)
                                .reversed()
                                .thenComparing(Rule::products, Arrays::compare))
                .filter(rule -> holds(rule, together))
                .limit(WANTED)
                .map(rule -> rule.named(together.products()))
                .toList();
    }

    /// A set of products and the orders with all of them.
    @SuppressWarnings("ArrayRecordComponent") // two or three products, compared by nobody
    private record Counted(int[] set, int orders) {}

    /// The sets of two and three that are bought together often enough. A few long orders that
    /// repeat one another can have more sets in common than could be listed: where that may be,
    /// sets of three are sought among each order's 12 products that are bought most, and are
    /// counted anew; pairs are complete all the same.
    private static Stream<Counted> sets(Together together, int support) {
        if (together.pairs().length == 0) {
            return Stream.empty();
        }
        int[] partners = together.partners();
        int[][] orders =
                Arrays.stream(together.orders())
                        .map(order -> Arrays.stream(order).filter(p -> partners[p] > 0).toArray())
                        .toArray(int[][]::new);
        if (together.mostSets() <= MOST_SETS) {
            return found(orders, partners.length, support, 2)
                    .map(set -> new Counted(ascending(set), set.support()));
        }
        for (int i = 0; i < orders.length; i++) {
            orders[i] = mostBought(orders[i], together);
        }
        return Stream.concat(
                IntStream.range(0, together.pairs().length)
                        .mapToObj(i -> new Counted(together.pair(i), together.counts()[i])),
                found(orders, partners.length, support, MOST_PRODUCTS)
                        .map(Bundles::ascending)
                        .map(set -> new Counted(set, together.count(set))));
    }

    private static Stream<ItemSet> found(int[][] orders, int products, int support, int fewest) {
        int[] counts = new int[products];
        boolean someOften = false;
        for (int[] order : orders) {
            for (int product : order) {
                someOften |= ++counts[product] >= support;
            }
        }
        if (!someOften) {
            return Stream.empty();
        }
        return FPGrowth.apply(FPTree.of(support, orders))
                .filter(set -> set.items().length >= fewest)
                .filter(set -> set.items().length <= MOST_PRODUCTS);
    }

    private static int[] ascending(ItemSet set) {
        return Arrays.stream(set.items()).sorted().toArray();
    }

    private static int[] mostBought(int[] order, Together together) {
        return IntStream.of(order)
                .boxed()
                .sorted(Comparator.comparingInt(product -> -together.count(product)))
                .limit(MOST_LINES)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// @param first orders with the antecedent
    /// @param others orders with the consequent
    /// @param orders orders with both
    @SuppressWarnings("ArrayRecordComponent") // two or three products, compared by nobody
    private record Rule(int[] antecedent, int[] consequent, int first, int others, int orders) {

        /// @param products number in the shop of each product
        Rule named(int[] products) {
            return new Rule(
                    Arrays.stream(antecedent).map(one -> products[one]).toArray(),
                    Arrays.stream(consequent).map(one -> products[one]).toArray(),
                    first,
                    others,
                    orders);
        }

        int[] products() {
            return IntStream.concat(Arrays.stream(antecedent), Arrays.stream(consequent))
                    .sorted()
                    .toArray();
        }

        double confidence() {
            return (double) orders / first;
        }
    }

    /// The rule of the highest confidence among those of a set; none where a parting of it has too
    /// little lift.
    private Optional<Rule> best(Counted counted, Together together) {
        if (!partings(counted, together).allMatch(parting -> lift(parting) >= LEAST_LIFT)) {
            return Optional.empty();
        }
        return IntStream.range(1, (1 << counted.set().length) - 1)
                .mapToObj(chosen -> rule(counted, chosen, together))
                .filter(rule -> rule.confidence() >= LEAST_CONFIDENCE)
                .max(Comparator.comparingDouble(Rule::confidence));
    }

    /// Every way to part a set in two, one direction of each: lift and test are the same in both.
    private static Stream<Rule> partings(Counted counted, Together together) {
        return IntStream.range(1, (1 << counted.set().length) - 1)
                .filter(chosen -> (chosen & 1) == 1)
                .mapToObj(chosen -> rule(counted, chosen, together));
    }

    /// @param chosen the places in the set of the antecedent, as bits
    private static Rule rule(Counted counted, int chosen, Together together) {
        int[] antecedent = part(counted.set(), chosen);
        int[] consequent = part(counted.set(), ~chosen);
        return new Rule(
                antecedent,
                consequent,
                together.count(antecedent),
                together.count(consequent),
                counted.orders());
    }

    private static int[] part(int[] set, int chosen) {
        return IntStream.range(0, set.length)
                .filter(i -> ((chosen >> i) & 1) == 1)
                .map(i -> set[i])
                .toArray();
    }

    private double lift(Rule rule) {
        return rule.confidence() * numbers.length / rule.others();
    }

    private double leverage(Rule rule) {
        return (double) rule.orders() / numbers.length * (1 - 1 / lift(rule));
    }

    private boolean holds(Rule rule, Together together) {
        double possible = rule.products().length == 2 ? pairs : partings;
        return partings(new Counted(rule.products(), rule.orders()), together)
                .mapToDouble(
                        parting ->
                                FisherExact.pValue(
                                        parting.orders(),
                                        parting.first(),
                                        parting.others(),
                                        numbers.length))
                .allMatch(p -> p * 2 * possible < LEVEL);
    }

    private Bundle bundle(Rule rule) {
        int[] products = rule.products();
        long amount =
                Arrays.stream(numbers)
                        .filter(order -> baskets.holds(order, products))
                        .mapToLong(order -> baskets.amount(order, products))
                        .sum();
        return new Bundle(
                rule.antecedent(),
                rule.consequent(),
                rule.orders(),
                (double) rule.orders() / numbers.length,
                rule.confidence(),
                lift(rule),
                amount);
    }
}
