package io.clientele.basket;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Who buys some products of a set buys the others.
///
/// @param set all of them, ascending
/// @param confidence share of the antecedent's orders that hold the set
/// @param lift confidence ÷ the consequent's share of all orders
/// @param leverage support of the set − antecedent's × consequent's
record Rule(
        List<Integer> set,
        List<Integer> antecedent,
        List<Integer> consequent,
        double confidence,
        double lift,
        double leverage) {

    /// Every way to part a set in two.
    ///
    /// @param together orders that hold the set
    /// @param counts orders that hold each part
    /// @param orders all orders
    static List<Rule> ofSet(
            List<Integer> set, int together, Map<List<Integer>, Integer> counts, int orders) {
        List<Rule> rules = new ArrayList<>();
        for (int part = 1; part < (1 << set.size()) - 1; part++) {
            List<Integer> antecedent = new ArrayList<>();
            List<Integer> consequent = new ArrayList<>();
            for (int i = 0; i < set.size(); i++) {
                ((part >> i & 1) == 1 ? antecedent : consequent).add(set.get(i));
            }
            double first = Objects.requireNonNull(counts.get(antecedent));
            double others = Objects.requireNonNull(counts.get(consequent));
            rules.add(
                    new Rule(
                            set,
                            antecedent,
                            consequent,
                            together / first,
                            together / first * orders / others,
                            together / (double) orders - first / orders * others / orders));
        }
        return rules;
    }
}
