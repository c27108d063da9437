package io.clientele.turnover;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The series of each value, or of each combination of values, as they are met.
final class Groups {

    /// Together with the most periods this bounds what is held while counting.
    static final int MOST = 1_000;

    private final Period period;
    private final Map<List<Optional<String>>, Series> series = new LinkedHashMap<>();

    Groups(Period period) {
        this.period = period;
    }

    /// A group and what it sold.
    ///
    /// @param values one a split; empty for lines without one
    record Group(List<Optional<String>> values, Series series) {}

    /// The series of a combination.
    Series of(List<Optional<String>> values) {
        return series.computeIfAbsent(values, unseen -> new Series(period));
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
