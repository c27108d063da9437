package io.clientele.selection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A selection as a condition on rows of `customer_segment`. The text is made of names that are
/// written here; every value is a parameter.
final class SelectionSql {

    private final Map<String, Object> parameters = new HashMap<>();

    /// @param alias of `customer_segment`
    String condition(Selection selection, String alias) {
        return switch (selection) {
            case Selection.All(var parts) -> joined(parts, alias, " and ", "true");
            case Selection.Any(var parts) -> joined(parts, alias, " or ", "false");
            case Selection.Not(var part) -> "not " + condition(part, alias);
            case Selection.InSegments(var family, var codes) ->
                    "%s.%s = any(%s)"
                            .formatted(
                                    alias,
                                    family.column(),
                                    parameter(
                                            codes.stream()
                                                    .map(Integer::shortValue)
                                                    .toArray(Short[]::new)));
            case Selection.InRegions(var regions) ->
                    "coalesce(%s.region = any(%s), false)"
                            .formatted(alias, parameter(regions.toArray(String[]::new)));
            case Selection.Compared(var measure, var comparison, var value) ->
                    "%s.%s %s %s"
                            .formatted(alias, measure.column(), comparison.sql(), parameter(value));
        };
    }

    /// The values, by the names that the conditions give them.
    Map<String, Object> parameters() {
        return parameters;
    }

    private String joined(List<Selection> parts, String alias, String word, String ofNone) {
        return parts.isEmpty()
                ? ofNone
                : parts.stream()
                        .map(part -> condition(part, alias))
                        .collect(Collectors.joining(word, "(", ")"));
    }

    private String parameter(Object value) {
        var name = "value" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }
}
