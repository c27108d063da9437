package io.clientele.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// What may be told of the first row of a file, and kept with its upload. Where a file has no
/// header that row is somebody's order, and stays out of messages.
final class FirstRow {

    private static final int LONGEST_NAME = 60;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}_.#-]+");

    private FirstRow() {}

    /// The columns by name if these are names, else how many there are and which of them are known.
    static String inWords(List<String> header) {
        if (!mayBeData(header)) {
            return "Columns found: " + String.join(", ", header) + ".";
        }
        var known = header.stream().filter(FirstRow::isKnown).distinct().toList();
        return "%d columns, %s not named here, since the first row may be data."
                .formatted(
                        header.size(),
                        known.isEmpty()
                                ? "none with a known header; they are"
                                : "known headers: %s; the others are"
                                        .formatted(String.join(", ", known)));
    }

    /// A column's name, or its number where the name may be somebody's data.
    static String name(List<String> header, int column) {
        return mayBeData(header) && !isKnown(header.get(column))
                ? "#" + (column + 1)
                : header.get(column);
    }

    /// An order has a time and an amount, which no header has; a row of texts alone is taken for a
    /// header if one of them is known, or each is a single word.
    private static boolean mayBeData(List<String> header) {
        return header.stream().anyMatch(FirstRow::isValue)
                || (header.stream().noneMatch(FirstRow::isKnown)
                        && !header.stream().allMatch(FirstRow::isWord));
    }

    private static boolean isKnown(String name) {
        var key = Field.key(name);
        return Arrays.stream(Field.values()).anyMatch(field -> field.rank(key) >= 0);
    }

    private static boolean isWord(String name) {
        return name.isBlank() || WORD.matcher(name.strip()).matches();
    }

    /// A number, a time, an address or a long text.
    private static boolean isValue(String cell) {
        var text = cell.strip();
        long digits = text.codePoints().filter(Character::isDigit).count();
        long letters = text.codePoints().filter(Character::isLetter).count();
        return text.length() > LONGEST_NAME
                || text.indexOf('@') >= 0
                || (digits > 0 && (digits >= letters || Character.isDigit(text.codePointAt(0))));
    }
}
