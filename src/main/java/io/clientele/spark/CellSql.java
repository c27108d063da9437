package io.clientele.spark;

import static io.clientele.mapping.Field.CATEGORY;
import static io.clientele.mapping.Field.CHANNEL;
import static io.clientele.mapping.Field.PAYMENT_METHOD;
import static io.clientele.mapping.Field.PRODUCT_ID;
import static io.clientele.mapping.Field.PRODUCT_NAME;
import static io.clientele.mapping.Field.REGION;

import io.clientele.mapping.ColumnMapping;
import io.clientele.mapping.Field;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Spark SQL for the cells of a row, whatever their types.
final class CellSql {

    private static final String UNFIT = "r'[\\p{Cc}\\p{Cs}\\p{Z}\\x{FEFF}\\x{200B}]'";
    private static final String ABSENT =
            "('', 'null', 'nan', 'n/a', '#n/a', r'\\n', '<na>', 'nat', 'none')";
    private static final String NO_ID_OR_NUMBER =
            "('NA', '(null)', '(NULL)', '(blank)', '#REF!', '#VALUE!', '#NAME?', '#DIV/0!', '#NUM!', '#NULL!')";
    private static final String SHORTENED = "r'^[0-9]([.,][0-9]+|[0-9]*)[eE][+][0-9][0-9]+$'";

    private final List<String> types;
    private final ColumnMapping mapping;

    /// @param types Spark's names for the types of the columns, in the order of the header
    CellSql(List<String> types, ColumnMapping mapping) {
        this.types = types;
        this.mapping = mapping;
    }

    /// The cells that tell rows apart as they were sent, each with a place of its own.
    List<String> sent() {
        return Stream.concat(
                        Stream.of(
                                        PRODUCT_ID,
                                        PRODUCT_NAME,
                                        CATEGORY,
                                        REGION,
                                        PAYMENT_METHOD,
                                        CHANNEL)
                                .map(this::column),
                        mapping.unused().stream()
                                .map(column -> quoted(mapping.header().get(column))))
                .map("coalesce(cast(%s as string), '')"::formatted)
                .toList();
    }

    /// A cell in the form in which it is stored and compared; empty without a column.
    String text(Field field) {
        if (!mapping.has(field)) {
            return "''";
        }
        var column = column(field);
        if (isText(field)) {
            return "trim(case when %1$s rlike r'[^ -~]' then regexp_replace(%1$s, %2$s, ' ') else coalesce(%1$s, '') end)"
                    .formatted(column, UNFIT);
        }
        // A float's text has an exponent where it is large.
        return isFloat(field)
                ? "coalesce(case when abs(%1$s) < 1e15 and %1$s = floor(%1$s) then cast(cast(%1$s as bigint) as string) else cast(%1$s as string) end, '')"
                        .formatted(column)
                : "coalesce(cast(%s as string), '')".formatted(column);
    }

    static String orAbsent(String name) {
        return "case when lower(%1$s) in %2$s then null else %1$s end".formatted(name, ABSENT);
    }

    /// The same of an id or a number, of which there are more ways to hold none.
    static String orNoIdOrNumber(String name) {
        return "case when lower(%1$s) in %2$s or %1$s in %3$s then null else %1$s end"
                .formatted(name, ABSENT, NO_ID_OR_NUMBER);
    }

    /// Whether a spreadsheet has shown a long id as a rounded number.
    static String isShortened(String id) {
        return "coalesce(%s rlike %s, false)".formatted(id, SHORTENED);
    }

    static String withoutFloat(String id) {
        return "regexp_replace(%s, r'^([0-9]+)\\.0+$', '$1')".formatted(id);
    }

    String given(Field field) {
        return isText(field)
                ? "%s is not null".formatted(orNoIdOrNumber(name(field)))
                : isFloat(field)
                        ? "%1$s is not null and not isnan(%1$s)".formatted(name(field))
                        : "%s is not null".formatted(name(field));
    }

    static String name(Field field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    String column(Field field) {
        return mapping.has(field)
                ? quoted(mapping.header().get(mapping.column(field)))
                : "cast(null as string)";
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    boolean isText(Field field) {
        return !mapping.has(field) || types.get(mapping.column(field)).startsWith("STRING");
    }

    private boolean isFloat(Field field) {
        return mapping.has(field)
                && List.of("DOUBLE", "FLOAT").contains(types.get(mapping.column(field)));
    }
}
