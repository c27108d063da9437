package io.clientele.privacy;

import tools.jackson.core.io.JsonStringEncoder;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.Pattern;

/// The ways in which a customer's id may stand in text as sent, as a regular expression that Java
/// and PostgreSQL understand alike, for text in Unicode's composed form. An id is kept composed and
/// with blanks for odd spaces and control characters; the row as sent still holds those.
public final class Spellings {

    /// What [io.clientele.cleaning] makes a blank of within an id, and the blank.
    private static final String BLANK =
            "[\\u0001-\\u0020\\u007F-\\u00A0\\u1680\\u2000-\\u200B\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF]";

    /// The same within the quotes of JSON, where control characters are escaped.
    private static final String BLANK_IN_JSON =
            "(?:" + BLANK + "|\\\\(?:[bfnrt]|u00[01][0-9A-Fa-f]))";

    private Spellings() {}

    /// The id, or the id with its quotes doubled as in CSV or as JSON writes it.
    public static String of(String customerId) {
        var id = composed(customerId).replaceAll(BLANK, " ");
        var plain = escaped(id, BLANK);
        var quoted = escaped(id.replace("\"", "\"\""), BLANK);
        var inJson =
                escaped(
                        String.valueOf(JsonStringEncoder.getInstance().quoteAsCharArray(id)),
                        BLANK_IN_JSON);
        return "(?:%s|%s|%s)".formatted(plain, quoted, inJson);
    }

    /// The id between characters of no word, for PostgreSQL.
    public static String word(String customerId) {
        return "(^|[^[:alnum:]])%s($|[^[:alnum:]])".formatted(of(customerId));
    }

    /// The id between characters of no word, for Java.
    public static Pattern pattern(String customerId) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])%s(?![\\p{L}\\p{N}])".formatted(of(customerId)));
    }

    /// A column in the form in which it can be searched, which what is ASCII alone has already.
    public static String composedColumn(String column) {
        return "case when octet_length(%1$s) = length(%1$s) then %1$s else normalize(%1$s, NFC) end"
                .formatted(column);
    }

    /// Text in the form in which it can be searched.
    public static String composed(String text) {
        return Normalizer.normalize(text, Form.NFC);
    }

    private static String escaped(String text, String blank) {
        return text.replaceAll("([^\\p{L}\\p{N} ])", "\\\\$1").replace(" ", blank);
    }
}
