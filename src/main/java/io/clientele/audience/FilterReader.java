package io.clientele.audience;

import static io.clientele.problem.ProblemType.INVALID_PARAMETERS;

import io.clientele.problem.FieldError;
import io.clientele.problem.Problem;
import io.clientele.selection.Comparison;
import io.clientele.selection.Measure;
import io.clientele.selection.Selection;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.snapshot.SnapshotSegments;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads a filter into the selection that it means in one snapshot, noting all that is wrong with
/// it.
final class FilterReader {

    private static final int DEEPEST = 8;
    private static final int MOST_PARTS = 200;
    private static final int MOST_VALUES = 1_000;
    private static final int LONGEST_TEXT = 200;
    private static final Selection NOBODY = new Selection.Any(List.of());

    private final @Nullable SnapshotSegments segments;
    private final List<FieldError> errors = new ArrayList<>();
    private int parts;

    private FilterReader(@Nullable SnapshotSegments segments) {
        this.segments = segments;
    }

    /// Refuses a filter that makes no sense.
    ///
    /// @param segments those of the current snapshot, to which ids must belong; null before it
    /// @throws Problem that names every place where something is wrong
    static void check(Filter filter, @Nullable SnapshotSegments segments) {
        var reader = new FilterReader(segments);
        reader.read(filter, "filter", 1);
        if (reader.parts > MOST_PARTS) {
            reader.wrong("filter", "too-many", "has more than %d parts".formatted(MOST_PARTS));
        }
        if (!reader.errors.isEmpty()) {
            throw Problem.of(INVALID_PARAMETERS, "The filter makes no sense as it is.")
                    .with(reader.errors);
        }
    }

    /// The customers of a snapshot that a checked filter means. Nobody is in a segment that this
    /// snapshot does not have.
    static Selection selection(Filter filter, SnapshotSegments segments) {
        return new FilterReader(segments).read(filter, "filter", 1);
    }

    private Selection read(Filter filter, String place, int depth) {
        parts++;
        if (depth > DEEPEST) {
            return wrong(place, "too-deep", "lies more than %d levels deep".formatted(DEEPEST));
        }
        boolean condition =
                filter.field() != null || filter.operator() != null || filter.value() != null;
        long forms =
                Stream.of(filter.all(), filter.any(), filter.not()).filter(Objects::nonNull).count()
                        + (condition ? 1 : 0);
        if (forms != 1) {
            return wrong(
                    place,
                    "one-form",
                    "must be exactly one of all, any, not, or a condition of field, operator and value");
        }
        if (filter.all() != null) {
            return new Selection.All(read(filter.all(), place + ".all", depth));
        }
        if (filter.any() != null) {
            return new Selection.Any(read(filter.any(), place + ".any", depth));
        }
        if (filter.not() != null) {
            return new Selection.Not(read(filter.not(), place + ".not", depth + 1));
        }
        return condition(filter, place);
    }

    private List<Selection> read(List<@Nullable Filter> filters, String place, int depth) {
        if (filters.isEmpty()) {
            wrong(place, "not-empty", "must have at least one part");
        }
        List<Selection> read = new ArrayList<>();
        for (int i = 0; i < filters.size() && parts <= MOST_PARTS; i++) {
            var at = "%s[%d]".formatted(place, i);
            var filter = filters.get(i);
            read.add(
                    filter == null
                            ? wrong(at, "not-null", "must not be null")
                            : read(filter, at, depth + 1));
        }
        return read;
    }

    private Selection condition(Filter filter, String place) {
        var field = filter.field();
        var operator = filter.operator();
        if (field == null) {
            return wrong(place + ".field", "not-null", "must name a field");
        }
        if (operator == null) {
            return wrong(place + ".operator", "not-null", "must say how to compare");
        }
        var measure = field.measure();
        return measure == null
                ? named(field, operator, filter.value(), place)
                : compared(measure, operator, filter.value(), place + ".value");
    }

    private Selection named(Field field, Operator operator, @Nullable Object value, String place) {
        boolean one = operator == Operator.EQUALS || operator == Operator.NOT_EQUALS;
        if (!one && operator != Operator.IN && operator != Operator.NOT_IN) {
            return wrong(
                    place + ".operator",
                    "unsuitable",
                    "%s takes equals, not-equals, in or not-in".formatted(field));
        }
        var names = names(one ? listOf(value) : value, place + ".value", one);
        var family = field.family();
        Selection selection =
                family == null
                        ? new Selection.InRegions(names)
                        : new Selection.InSegments(family, codes(family, names, place + ".value"));
        return operator == Operator.EQUALS || operator == Operator.IN
                ? selection
                : new Selection.Not(selection);
    }

    private List<String> names(@Nullable Object value, String place, boolean one) {
        if (!(value instanceof List<?> list) || list.isEmpty() || list.size() > MOST_VALUES) {
            wrong(
                    place,
                    "type-mismatch",
                    "must be a list of 1 to %,d texts".formatted(MOST_VALUES));
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (Object name : list) {
            if (name instanceof String text && !text.isEmpty() && text.length() <= LONGEST_TEXT) {
                names.add(text);
            } else {
                wrong(
                        place,
                        "type-mismatch",
                        "%s of 1 to %d characters"
                                .formatted(
                                        one ? "must be a text" : "must hold texts", LONGEST_TEXT));
            }
        }
        return names;
    }

    private List<Integer> codes(Family family, List<String> ids, String place) {
        if (segments == null) {
            return List.of();
        }
        var known = segments.of(family);
        return ids.stream()
                .map(
                        id -> {
                            var code = code(known, id);
                            if (code.isEmpty()) {
                                wrong(
                                        place,
                                        "unknown-value",
                                        "%s is none of %s"
                                                .formatted(
                                                        id,
                                                        known.stream()
                                                                .map(SnapshotSegment::segmentId)
                                                                .toList()));
                            }
                            return code;
                        })
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Integer> code(List<SnapshotSegment> known, String id) {
        return known.stream()
                .filter(segment -> segment.segmentId().equals(id))
                .map(SnapshotSegment::code)
                .findFirst();
    }

    private Selection compared(
            Measure measure, Operator operator, @Nullable Object value, String place) {
        return switch (operator) {
            case EQUALS -> compared(measure, Comparison.EQUAL, value, place);
            case NOT_EQUALS -> new Selection.Not(compared(measure, Comparison.EQUAL, value, place));
            case LESS_THAN -> compared(measure, Comparison.LESS, value, place);
            case AT_MOST -> compared(measure, Comparison.AT_MOST, value, place);
            case GREATER_THAN -> compared(measure, Comparison.GREATER, value, place);
            case AT_LEAST -> compared(measure, Comparison.AT_LEAST, value, place);
            case BETWEEN -> between(measure, value, place);
            case IN, NOT_IN ->
                    wrong(
                            place,
                            "unsuitable",
                            "a number is not compared by %s; use equals or between"
                                    .formatted(operator));
        };
    }

    private Selection between(Measure measure, @Nullable Object value, String place) {
        if (!(value instanceof List<?> bounds)
                || bounds.size() != 2
                || !(bounds.getFirst() instanceof Number low)
                || !(bounds.getLast() instanceof Number high)
                || !isFinite(low)
                || !isFinite(high)
                || decimal(low).compareTo(decimal(high)) > 0) {
            return wrong(place, "type-mismatch", "must be two numbers, the lower one first");
        }
        return new Selection.All(
                List.of(
                        new Selection.Compared(measure, Comparison.AT_LEAST, decimal(low)),
                        new Selection.Compared(measure, Comparison.AT_MOST, decimal(high))));
    }

    private Selection compared(
            Measure measure, Comparison comparison, @Nullable Object value, String place) {
        return value instanceof Number number && isFinite(number)
                ? new Selection.Compared(measure, comparison, decimal(number))
                : wrong(place, "type-mismatch", "must be a number");
    }

    /// What is beyond all numbers that are read, such as 1e400, comes as none.
    private static boolean isFinite(Number number) {
        return Double.isFinite(number.doubleValue());
    }

    private static BigDecimal decimal(Number number) {
        return new BigDecimal(number.toString());
    }

    private static List<@Nullable Object> listOf(@Nullable Object value) {
        List<@Nullable Object> list = new ArrayList<>();
        list.add(value);
        return list;
    }

    private Selection wrong(String place, String code, String message) {
        errors.add(new FieldError(place, code, message));
        return NOBODY;
    }
}
