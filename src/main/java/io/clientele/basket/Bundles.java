package io.clientele.basket;

import io.clientele.basket.Source.Counted;
import io.clientele.statistics.FisherExact;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Association rules by FP-growth, one a set of products: of all rules of a set the one with the
/// highest confidence.
///
/// leverage = support − support of the antecedent × support of the consequent: rules are ranked by
/// it, since lift alone prefers what hardly anybody buys. The least support begins at 5 % of the
/// orders and is halved as long as rarer sets could be among the best 20: none can once it is below
/// the leverage of the 20th, as leverage is less than support. It ends at 5 orders or 0.1 %,
/// whichever is more, where what is rarer may be missed; sets have three products at most, and
/// where long orders repeat one another not all of these are tried ([FrequentSets]). All figures
/// are those of whole orders.
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
    private static final int WANTED = 20;

    private final Source source;
    private final int orders;
    private final int least;
    private final double pairs;
    private final double partings;

    private Bundles(Source source) {
        this.source = source;
        orders = source.orders();
        least = (int) Math.max(LEAST_ORDERS, Math.ceil(LEAST_SUPPORT * orders));
        double products = Arrays.stream(source.counts()).filter(count -> count >= least).count();
        pairs = products * (products - 1) / 2;
        partings = pairs * (products - 2);
    }

    /// The best bundles of some orders, at most 20.
    ///
    /// @param numbers of the orders
    public static List<Bundle> find(Baskets baskets, int[] numbers) {
        return new Bundles(new WholeOrders(baskets, numbers)).find();
    }

    /// The best pairs of orders that were counted where they are kept, at most 20, found as above:
    /// what three products have in common was not counted.
    public static List<Bundle> find(PairCounts counts) {
        return new Bundles(counts).find();
    }

    private List<Bundle> find() {
        int support = (int) Math.max(least, FIRST_SUPPORT * orders);
        List<Rule> rules = rules(support);
        while (support > fewest(rules)) {
            support = Math.max(fewest(rules), support / 2);
            rules = best(rules, rules(support));
        }
        return rules.stream().map(this::bundle).toList();
    }

    /// Orders that a further set needs to be among the best.
    private int fewest(List<Rule> rules) {
        return rules.size() < WANTED
                ? least
                : Math.max(least, (int) Math.ceil(leverage(rules.getLast()) * orders));
    }

    /// Rules of more orders stay: of sets of three, fewer may be tried where there are more.
    private List<Rule> best(List<Rule> often, List<Rule> rarer) {
        Map<List<Integer>, Rule> bySet = new LinkedHashMap<>();
        Stream.concat(rarer.stream(), often.stream())
                .forEach(
                        rule ->
                                bySet.putIfAbsent(
                                        Arrays.stream(rule.products()).boxed().toList(), rule));
        return bySet.values().stream().sorted(byLeverage()).limit(WANTED).toList();
    }

    /// The highest first.
    private Comparator<Rule> byLeverage() {
        return Comparator.comparingDouble(this::leverage)
                .reversed()
                .thenComparing(Rule::products, Arrays::compare);
    }

    /// The rules that hold, the highest leverage first.
    private List<Rule> rules(int support) {
        var level = source.level(support);
        return level.sets()
                .flatMap(set -> best(set, level).stream())
                .sorted(byLeverage())
                .filter(rule -> holds(rule, level))
                .limit(WANTED)
                .map(rule -> rule.named(level.products()))
                .toList();
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
    private Optional<Rule> best(Counted counted, Source.Level level) {
        if (!partings(counted, level).allMatch(parting -> lift(parting) >= LEAST_LIFT)) {
            return Optional.empty();
        }
        return IntStream.range(1, (1 << counted.set().length) - 1)
                .mapToObj(chosen -> rule(counted, chosen, level))
                .filter(rule -> rule.confidence() >= LEAST_CONFIDENCE)
                .max(Comparator.comparingDouble(Rule::confidence));
    }

    /// Every way to part a set in two, one direction of each: lift and test are the same in both.
    private static Stream<Rule> partings(Counted counted, Source.Level level) {
        return IntStream.range(1, (1 << counted.set().length) - 1)
                .filter(chosen -> (chosen & 1) == 1)
                .mapToObj(chosen -> rule(counted, chosen, level));
    }

    /// @param chosen the places in the set of the antecedent, as bits
    private static Rule rule(Counted counted, int chosen, Source.Level level) {
        int[] antecedent = part(counted.set(), chosen);
        int[] consequent = part(counted.set(), ~chosen);
        return new Rule(
                antecedent,
                consequent,
                level.count(antecedent),
                level.count(consequent),
                counted.orders());
    }

    private static int[] part(int[] set, int chosen) {
        return IntStream.range(0, set.length)
                .filter(i -> ((chosen >> i) & 1) == 1)
                .map(i -> set[i])
                .toArray();
    }

    private double lift(Rule rule) {
        return rule.confidence() * orders / rule.others();
    }

    private double leverage(Rule rule) {
        return (double) rule.orders() / orders * (1 - 1 / lift(rule));
    }

    private boolean holds(Rule rule, Source.Level level) {
        double possible = rule.products().length == 2 ? pairs : partings;
        return partings(new Counted(rule.products(), rule.orders()), level)
                .mapToDouble(
                        parting ->
                                FisherExact.pValue(
                                        parting.orders(),
                                        parting.first(),
                                        parting.others(),
                                        orders))
                .allMatch(p -> p * 2 * possible < LEVEL);
    }

    private Bundle bundle(Rule rule) {
        return new Bundle(
                rule.antecedent(),
                rule.consequent(),
                rule.orders(),
                (double) rule.orders() / orders,
                rule.confidence(),
                lift(rule),
                source.amount(rule.products()));
    }
}
