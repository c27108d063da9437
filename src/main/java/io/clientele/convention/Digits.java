package io.clientele.convention;

/// Walks over a text of digits and marks; thread-confined and reused, so that reading a date
/// allocates nothing.
final class Digits {

    private static final String[] MONTHS = {
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December"
    };

    private String text = "";
    private int at;
    private int width;

    void start(String newText) {
        text = newText;
        at = 0;
    }

    boolean atEnd() {
        return at == text.length();
    }

    /// The next character, or 0 at the end.
    char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    /// Steps over the next character if it is that one, in either case.
    boolean accept(char wanted) {
        boolean found = Character.toUpperCase(peek()) == wanted;
        at += found ? 1 : 0;
        return found;
    }

    boolean accept(String wanted) {
        boolean found = text.regionMatches(true, at, wanted, 0, wanted.length());
        at += found ? wanted.length() : 0;
        return found;
    }

    /// Steps over the word, in either case, unless a letter behind makes it the start of another.
    boolean acceptWord(String wanted) {
        int start = at;
        boolean found = accept(wanted) && !Character.isLetter(peek());
        at = found ? at : start;
        return found;
    }

    /// Whether this is what follows, to the end.
    boolean isRest(String wanted) {
        return text.length() - at == wanted.length() && text.endsWith(wanted);
    }

    /// What follows, to the end.
    String rest() {
        return text.substring(at);
    }

    /// Steps over the English name of a month or a beginning of it, of three letters or more; 0
    /// where none follows, else 1 to 12.
    int month() {
        int end = at;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        int length = end - at;
        for (int i = 0; length >= 3 && i < MONTHS.length; i++) {
            if (length <= MONTHS[i].length()
                    && text.regionMatches(true, at, MONTHS[i], 0, length)) {
                at = end;
                return i + 1;
            }
        }
        return 0;
    }

    /// Steps over what stands between the parts of a date.
    void skipMarks() {
        while (" -/.,".indexOf(peek()) >= 0) {
            at++;
        }
    }

    void skipBlanks() {
        while (peek() == ' ') {
            at++;
        }
    }

    /// The number made of all digits that follow; [#width()] is 0 when there are none. Digits past
    /// the eighteenth are dropped.
    long number() {
        long number = 0;
        int first = at;
        for (char c = peek(); c >= '0' && c <= '9'; c = peek()) {
            number = at - first < 18 ? 10 * number + (c - '0') : number;
            at++;
        }
        width = at - first;
        return number;
    }

    /// How many digits the last number had.
    int width() {
        return width;
    }
}
