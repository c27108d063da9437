package io.clientele.tabular;

import org.jspecify.annotations.Nullable;

/// Finds the field delimiter of a CSV file from its first lines.
///
/// The winner splits the header into more than one column and most of the following rows into as
/// many as the header; among equals the one with more columns, then the more usual one.
final class Delimiter {

    private static final char[] CANDIDATES = {',', ';', '\t', '|'};

    private final String head;
    private final char delimiter;
    private int columns;
    private int rows;
    private int agreeing;

    private Delimiter(String head, char delimiter) {
        this.head = head;
        this.delimiter = delimiter;
    }

    /// The delimiter that a first line of `sep=;` declares, as spreadsheets write it; else null.
    static @Nullable Character declared(String head) {
        boolean declares =
                head.length() > 5
                        && head.regionMatches(true, 0, "sep=", 0, 4)
                        && (head.charAt(5) == '\n' || head.charAt(5) == '\r');
        return declares ? head.charAt(4) : null;
    }

    /// `complete` says whether `head` is the whole file; else its last line is taken as cut off.
    static char guess(String head, boolean complete) {
        char best = CANDIDATES[0];
        double bestScore = 0;
        for (char candidate : CANDIDATES) {
            double score = new Delimiter(complete ? head + '\n' : head, candidate).score();
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private double score() {
        int fields = 1;
        int start = 0;
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            boolean endsLine = c == '\n' || c == '\r';
            if (c == '"' && i == start) {
                i = closingQuote(i);
            } else if (c == delimiter) {
                fields++;
                start = i + 1;
            } else if (endsLine) {
                if (fields > 1 || i > start) {
                    count(fields);
                }
                fields = 1;
                start = i + 1;
            }
        }
        if (columns < 2) {
            return 0;
        }
        double agreement = rows == 0 ? 1 : (double) agreeing / rows;
        return agreement + Math.min(columns, 1_000) * 1e-4;
    }

    private void count(int fields) {
        if (columns == 0) {
            columns = fields;
        } else {
            rows++;
            agreeing += fields == columns ? 1 : 0;
        }
    }

    /// Two quotes stand for one; without a closing quote, the rest of the text counts as quoted.
    private int closingQuote(int opening) {
        int i = head.indexOf('"', opening + 1);
        while (i >= 0 && i + 1 < head.length() && head.charAt(i + 1) == '"') {
            i = head.indexOf('"', i + 2);
        }
        return i < 0 ? head.length() : i;
    }
}
