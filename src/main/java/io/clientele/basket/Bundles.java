package io.clientele.basket;

import smile.association.ARM;
import smile.association.AssociationRule;
import smile.association.FPTree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Association rules by FP-growth, one a set of products: of all rules of a set the one with the
/// highest confidence.
///
/// leverage = support − support of the antecedent × support of the consequent: rules are ranked by
/// it, since lift alone prefers what hardly anybody buys. The least support begins at 5 % of the
/// orders and is halved until there are 20 rules, down to 5 orders or 0.1 %, whichever is more;
/// sets have three products at most. Sources: Agrawal & Srikant (1994), VLDB 20; Han, Pei & Yin
/// (2000), SIGMOD; Smile's FPTree.
public final class Bundles {

    private static final double FIRST_SUPPORT = 0.05;
    private static final double LEAST_SUPPORT = 0.001;
    private static final int LEAST_ORDERS = 5;
    private static final double LEAST_CONFIDENCE = 0.1;
    private static final double LEAST_LIFT = 1.1;
    private static final int MOST_PRODUCTS = 3;
    private static final int MOST_LINES = 12;
    private static final int WANTED = 20;

    private final Baskets baskets;
    private final int[] numbers;
    private final int[][] orders;

    private Bundles(Baskets baskets, int[] numbers) {
        this.baskets = baskets;
        this.numbers = numbers;
        orders = searched();
    }

    /// The best bundles of some orders, at most 20.
    ///
    /// @param numbers of the orders
    public static List<Bundle> find(Baskets baskets, int[] numbers) {
        return new Bundles(baskets, numbers).find();
    }

    /// The orders to search, each by its 12 products that are bought most: a few long orders that
    /// repeat one another have more sets in common than could be listed. Figures are counted anew
    /// on whole orders.
    private int[][] searched() {
        int[] counts = new int[Arrays.stream(baskets.product()).max().orElse(-1) + 1];
        for (int order : numbers) {
            for (int i = baskets.start()[order]; i < baskets.start()[order + 1]; i++) {
                counts[baskets.product()[i]]++;
            }
        }
        return Arrays.stream(numbers)
                .mapToObj(baskets::productsOf)
                .map(bought -> bought.length <= MOST_LINES ? bought : mostBought(bought, counts))
                .toArray(int[][]::new);
    }

    private static int[] mostBought(int[] bought, int[] counts) {
        long[] ranked = new long[bought.length];
        for (int i = 0; i < ranked.length; i++) {
            ranked[i] = (long) -counts[bought[i]] << Integer.SIZE | bought[i];
        }
        Arrays.sort(ranked);
        return Arrays.stream(ranked, 0, MOST_LINES).mapToInt(key -> (int) key).sorted().toArray();
    }

    private List<Bundle> find() {
        if (orders.length < LEAST_ORDERS) {
            return List.of();
        }
        int least = (int) Math.max(LEAST_ORDERS, Math.ceil(LEAST_SUPPORT * orders.length));
        int support = (int) Math.max(least, FIRST_SUPPORT * orders.length);
        List<AssociationRule> rules = rules(support);
        while (rules.size() < WANTED && support > least) {
            support = Math.max(least, support / 2);
            rules = rules(support);
        }
        return rules.stream()
                .limit(2 * WANTED)
                .map(this::counted)
                .filter(bundle -> bundle.lift() >= LEAST_LIFT)
                .sorted(Comparator.comparingDouble(Bundles::leverage).reversed())
                .limit(WANTED)
                .toList();
    }

    private static double leverage(Bundle bundle) {
        return bundle.support() * (1 - 1 / bundle.lift());
    }

    /// The best rule of each set, the highest leverage first.
    private List<AssociationRule> rules(int support) {
        Map<List<Integer>, AssociationRule> best = new HashMap<>();
        ARM.apply(LEAST_CONFIDENCE, FPTree.of(support, orders))
                .filter(rule -> size(rule) <= MOST_PRODUCTS && rule.lift() >= LEAST_LIFT)
                .forEach(rule -> best.merge(products(rule), rule, Bundles::better));
        List<AssociationRule> rules = new ArrayList<>(best.values());
        rules.sort(
                Comparator.comparingDouble(AssociationRule::leverage)
                        .reversed()
                        .thenComparing(rule -> products(rule).toString()));
        return rules;
    }

    private static int size(AssociationRule rule) {
        return rule.antecedent().length + rule.consequent().length;
    }

    private static List<Integer> products(AssociationRule rule) {
        List<Integer> products = new ArrayList<>();
        Arrays.stream(rule.antecedent()).forEach(products::add);
        Arrays.stream(rule.consequent()).forEach(products::add);
        products.sort(null);
        return products;
    }

    private static AssociationRule better(AssociationRule left, AssociationRule right) {
        int order =
                Comparator.comparingDouble(AssociationRule::confidence)
                        .thenComparing(rule -> Arrays.toString(rule.antecedent()))
                        .compare(left, right);
        return order >= 0 ? left : right;
    }

    private Bundle counted(AssociationRule rule) {
        int first = 0;
        int others = 0;
        int together = 0;
        long amount = 0;
        for (int order : numbers) {
            boolean hasFirst = baskets.holds(order, rule.antecedent());
            boolean hasOthers = baskets.holds(order, rule.consequent());
            first += hasFirst ? 1 : 0;
            others += hasOthers ? 1 : 0;
            if (hasFirst && hasOthers) {
                together++;
                amount +=
                        baskets.amount(order, rule.antecedent())
                                + baskets.amount(order, rule.consequent());
            }
        }
        double confidence = (double) together / first;
        return new Bundle(
                rule.antecedent().clone(),
                rule.consequent().clone(),
                together,
                (double) together / numbers.length,
                confidence,
                confidence * numbers.length / others,
                amount);
    }
}
