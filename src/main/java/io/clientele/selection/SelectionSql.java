package io.clientele.selection;

import io.clientele.bulk.BinaryCopyReader;

import java.util.List;
import java.util.stream.Collectors;

/// A selection as a condition on rows of `customer_segment`. The text is made of names that are
/// written here, of numbers, and of literals, since COPY takes no parameters.
final class SelectionSql {

    private SelectionSql() {}

    /// @param alias of `customer_segment`
    static String condition(Selection selection, String alias) {
        return switch (selection) {
            case Selection.All(var parts) -> joined(parts, alias, " and ", "true");
            case Selection.Any(var parts) -> joined(parts, alias, " or ", "false");
            case Selection.Not(var part) -> "not " + condition(part, alias);
            case Selection.InSegments(var family, var codes) ->
                    "%s.%s = any('{%s}'::smallint[])"
                            .formatted(
                                    alias,
                                    family.column(),
                                    codes.stream()
                                            .map(String::valueOf)
                                            .collect(Collectors.joining(",")));
            case Selection.InRegions(var regions) ->
                    "coalesce(%s.region = any(array[%s]::text[]), false)"
                            .formatted(
                                    alias,
                                    regions.stream()
                                            .map(BinaryCopyReader::literal)
                                            .collect(Collectors.joining(",")));
            case Selection.Compared(var measure, var comparison, var value) ->
                    "%s.%s %s %s".formatted(alias, measure.column(), comparison.sql(), value);
        };
    }

    private static String joined(List<Selection> parts, String alias, String word, String ofNone) {
        return parts.isEmpty()
                ? ofNone
                : parts.stream()
                        .map(part -> condition(part, alias))
                        .collect(Collectors.joining(word, "(", ")"));
    }
}
