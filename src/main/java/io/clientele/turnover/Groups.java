package io.clientele.turnover;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The series of each value, or of each combination of values, as they are met. Where there are
/// more than [#MOST], all that is learnt is what each sold; those of most revenue are then chosen,
/// to be counted in another walk.
final class Groups {

    /// Together with the most periods this bounds the series that are held; of all others there is
    /// one sum each.
    static final int MOST = 1_000;

    private final Period period;
    private final Set<List<Optional<String>>> chosen;
    private final Map<List<Optional<String>>, Series> series = new LinkedHashMap<>();
    private final Map<List<Optional<String>>, Double> revenue = new HashMap<>();

    Groups(Period period) {
        this(period, Set.of());
    }

    /// @param chosen those counted; empty for all
    private Groups(Period period, Set<List<Optional<String>>> chosen) {
        this.period = period;
        this.chosen = chosen;
    }

    /// A group and what it sold.
    ///
    /// @param values one a split; empty for lines without one
    record Group(List<Optional<String>> values, Series series) {}

    /// Takes what a customer bought on a day; all of one customer comes together.
    void add(
            List<Optional<String>> values,
            int customer,
            LocalDate firstDay,
            LocalDate day,
            long orders,
            double sold) {
        if (chosen.isEmpty()) {
            revenue.merge(values, sold, Double::sum);
        } else if (!chosen.contains(values)) {
            return;
        }
        if (areTooMany()) {
            series.clear();
        } else {
            series.computeIfAbsent(values, unseen -> new Series(period))
                    .add(customer, firstDay, day, orders, sold);
        }
    }

    /// Whether another walk, with [#best], has to count them.
    boolean areTooMany() {
        return revenue.size() > MOST;
    }

    /// Those of most revenue, yet to be counted.
    Groups best() {
        List<Map.Entry<List<Optional<String>>, Double>> all = new ArrayList<>(revenue.entrySet());
        all.sort(
                Map.Entry.<List<Optional<String>>, Double>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().toString()));
        return new Groups(
                period,
                all.stream().limit(MOST).map(Map.Entry::getKey).collect(Collectors.toSet()));
    }

    /// Those that sold anything, the most revenue first.
    List<Group> sold() {
        return series.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), entry.getValue()))
                .filter(group -> group.series().revenue() > 0)
                .sorted(
                        Comparator.<Group>comparingDouble(group -> -group.series().revenue())
                                .thenComparing(group -> group.values().toString()))
                .toList();
    }
}
