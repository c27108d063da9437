package io.clientele.suite;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What came of a scenario.
///
/// @param figures that were found, those before a failure too
/// @param failure why there are not more; null where there are all
record Outcome(List<Figure> figures, @Nullable String failure) {

    static Outcome of(Figure... figures) {
        return new Outcome(List.of(figures), null);
    }
}
