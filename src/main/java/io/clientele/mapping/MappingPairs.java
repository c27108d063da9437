package io.clientele.mapping;

import static io.clientele.mapping.UnusableColumns.Code.AMBIGUOUS_COLUMN;
import static io.clientele.mapping.UnusableColumns.Code.BAD_MAPPING;
import static io.clientele.mapping.UnusableColumns.Code.UNKNOWN_COLUMN;
import static io.clientele.mapping.UnusableColumns.Code.UNKNOWN_FIELD;

import io.clientele.mapping.ColumnMapping.Choice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Reads an explicit mapping: `field=column` pairs with commas between them.
///
/// A column is named as it is, in quotes where its name holds a comma (a quote within is doubled),
/// or by `#` and its number from 1 on.
final class MappingPairs {

    private static final String AUTO = "auto";
    private static final String WHY = "named in the mapping";
    private static final Pattern NUMBER = Pattern.compile("#\\d{1,6}");

    private MappingPairs() {}

    static Map<Field, Choice> choices(String specification, List<String> header) {
        Map<Field, Choice> choices = new EnumMap<>(Field.class);
        boolean auto = false;
        for (String pair : pairs(specification, header)) {
            if (pair.strip().equals(AUTO)) {
                auto = true;
            } else {
                var choice = choice(pair, header);
                if (choices.put(choice.field(), choice) != null) {
                    throw new UnusableColumns(
                            BAD_MAPPING, choice.field().text() + " is mapped twice.", header);
                }
            }
        }
        return auto ? new HeaderSearch(header).choices(choices) : choices;
    }

    /// Whether columns that are not named are looked for by their names.
    static boolean isAuto(String specification, List<String> header) {
        return pairs(specification, header).stream().anyMatch(pair -> pair.strip().equals(AUTO));
    }

    /// Whether every column is given by its number.
    static boolean isNumbered(String specification, List<String> header) {
        return pairs(specification, header).stream()
                .allMatch(pair -> NUMBER.matcher(column(pair)).matches());
    }

    private static String column(String pair) {
        return pair.substring(pair.indexOf('=') + 1).strip();
    }

    /// Parts between the commas that stand outside quotes; a quote opens right after an equals
    /// sign.
    private static List<String> pairs(String specification, List<String> header) {
        List<String> pairs = new ArrayList<>();
        int start = 0;
        boolean within = false;
        boolean quoting = false;
        for (int i = 0; i < specification.length(); i++) {
            char c = specification.charAt(i);
            if (c == '"' && (quoting || specification.substring(start, i).strip().endsWith("="))) {
                quoting = true;
                within = !within;
            } else if (c == ',' && !within) {
                pairs.add(specification.substring(start, i));
                start = i + 1;
                quoting = false;
            }
        }
        if (within) {
            throw new UnusableColumns(BAD_MAPPING, "A quote is not closed in the mapping.", header);
        }
        pairs.add(specification.substring(start));
        return pairs;
    }

    private static Choice choice(String pair, List<String> header) {
        int equals = pair.indexOf('=');
        if (equals < 0) {
            throw new UnusableColumns(
                    BAD_MAPPING,
                    "\"" + pair + "\" is no pair of field=column, as in customer-id=Client.",
                    header);
        }
        var name = pair.substring(0, equals).strip();
        var field = Field.named(name).orElseThrow(() -> unknownField(name, header));
        var text = column(pair);
        if (NUMBER.matcher(text).matches()) {
            int column = numbered(text, header);
            return new Choice(field, column, FirstRow.name(header, column), WHY);
        }
        int column = column(unquoted(text), header);
        return new Choice(field, column, header.get(column), WHY);
    }

    private static UnusableColumns unknownField(String name, List<String> header) {
        var known =
                Arrays.stream(Field.values()).map(Field::text).collect(Collectors.joining(", "));
        return new UnusableColumns(
                UNKNOWN_FIELD,
                "\"%s\" is not a field; the fields are %s.".formatted(name, known),
                header);
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
                : text;
    }

    private static int numbered(String text, List<String> header) {
        int number = Integer.parseInt(text.substring(1));
        if (number < 1 || number > header.size()) {
            throw new UnusableColumns(
                    UNKNOWN_COLUMN, "There is no column number %d.".formatted(number), header);
        }
        return number - 1;
    }

    /// A column of exactly that name, else the only one that differs in case and punctuation.
    private static int column(String name, List<String> header) {
        int[] found = matching(header, name::equals);
        if (found.length == 0) {
            found = matching(header, other -> Field.key(other).equals(Field.key(name)));
        }
        if (found.length != 1) {
            boolean none = found.length == 0;
            throw new UnusableColumns(
                    none ? UNKNOWN_COLUMN : AMBIGUOUS_COLUMN,
                    (none ? "There is no column \"%s\"." : "Several columns are named \"%s\".")
                            .formatted(name),
                    header);
        }
        return found[0];
    }

    private static int[] matching(List<String> header, Predicate<String> wanted) {
        return IntStream.range(0, header.size()).filter(i -> wanted.test(header.get(i))).toArray();
    }
}
