package io.clientele.cleaning;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/// Brings the text of a cell into the one form in which it is stored and compared.
final class CellText {

    private static final Set<String> ABSENT =
            Set.of("null", "nan", "n/a", "#n/a", "\\n", "<na>", "nat", "none");
    private static final int LONGEST_ABSENT = 4;
    private static final String BEGIN_ABSENT = "nN#\\<";

    /// What programs and spreadsheets write for a value that is not there or could not be worked
    /// out. As words they can mean something: `NA` is Namibia.
    private static final Set<String> NO_ID_OR_NUMBER =
            Set.of(
                    "NA", "(null)", "(NULL)", "(blank)", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!",
                    "#NUM!", "#NULL!");
    private static final int LONGEST_NO_ID = 7;
    private static final String BEGIN_NO_ID = "N(#";

    private CellText() {}

    /// Whether a cell stands for no value: it is blank, or holds a program's word for that.
    static boolean isAbsent(String clean) {
        return clean.isEmpty()
                || (clean.length() <= LONGEST_ABSENT
                        && BEGIN_ABSENT.indexOf(clean.charAt(0)) >= 0
                        && ABSENT.contains(clean.toLowerCase(Locale.ROOT)));
    }

    /// Whether a cell that should hold an id or a number holds none.
    static boolean isNoIdOrNumber(String clean) {
        return isAbsent(clean)
                || (clean.length() <= LONGEST_NO_ID
                        && BEGIN_NO_ID.indexOf(clean.charAt(0)) >= 0
                        && NO_ID_OR_NUMBER.contains(clean));
    }

    /// Whether a spreadsheet has shown a long id as a rounded number, such as `4.00012E+14`: many
    /// ids become one.
    static boolean isShortened(String id) {
        int exponent = Math.max(id.indexOf("E+"), id.indexOf("e+"));
        boolean shortened = exponent > 0 && id.length() - exponent > 3;
        for (int i = 0; shortened && i < id.length(); i++) {
            char c = id.charAt(i);
            boolean mark = i == 1 && exponent > 2 && (c == '.' || c == ',');
            boolean between = i == exponent || i == exponent + 1;
            shortened = (c >= '0' && c <= '9') || mark || between;
        }
        return shortened;
    }

    /// Without blanks around it, in Unicode's composed form, control characters and halves of
    /// characters turned into blanks: text that PostgreSQL can store.
    static String clean(String cell) {
        int length = cell.length();
        for (int i = 0; i < length; i++) {
            char c = cell.charAt(i);
            if (c < ' ' || c >= 0x7F) {
                return cleanUnicode(cell);
            }
        }
        return cell.strip();
    }

    /// Whether the text holds characters that [#clean(String)] does not keep inside a value.
    static boolean hasControls(String stripped) {
        for (int i = 0; i < stripped.length(); i++) {
            char c = stripped.charAt(i);
            if (c < ' ' || c >= 0x7F) {
                return stripped.codePoints().anyMatch(CellText::isUnfit);
            }
        }
        return false;
    }

    /// Without the fraction that a spreadsheet's float leaves: `17850.0` becomes `17850`.
    static String withoutFloat(String id) {
        int end = id.length();
        if (end < 3 || id.charAt(end - 1) != '0') {
            return id;
        }
        int point = id.indexOf('.');
        for (int i = 0; i < end; i++) {
            char c = id.charAt(i);
            boolean fits = i < point ? c >= '0' && c <= '9' : i == point || c == '0';
            if (!fits) {
                return id;
            }
        }
        return point > 0 ? id.substring(0, point) : id;
    }

    private static String cleanUnicode(String cell) {
        var text = new StringBuilder(cell.length());
        cell.codePoints()
                .map(c -> isUnfit(c) || Character.isSpaceChar(c) ? ' ' : c)
                .forEach(text::appendCodePoint);
        return Normalizer.normalize(text.toString().strip(), Normalizer.Form.NFC);
    }

    private static boolean isUnfit(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || codePoint == 0xFEFF
                || codePoint == 0x200B;
    }
}
