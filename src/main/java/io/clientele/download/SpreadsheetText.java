package io.clientele.download;

/// Text as a cell of a spreadsheet, which takes some beginnings for a formula and would run it.
///
/// Where cells begin is for the spreadsheet to say: set to another separator, as it is in countries
/// that write a decimal comma, it cuts a text in two, and the rest may begin so.
final class SpreadsheetText {

    /// Also the wide forms that spreadsheets read as the narrow ones.
    private static final String FORMULA_BEGINS = "=+-@\t\r\n＝＋－＠";

    /// What cells end with somewhere.
    private static final String SEPARATORS = ";\t\r\n";

    private SpreadsheetText() {}

    /// The text, with an apostrophe wherever a spreadsheet would begin to run it.
    static String harmless(String text) {
        StringBuilder guarded = null;
        boolean mayBegin = true;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (mayBegin && FORMULA_BEGINS.indexOf(sign) >= 0) {
                if (guarded == null) {
                    guarded = new StringBuilder(text.length() + 4).append(text, 0, i);
                }
                guarded.append('\'');
            }
            if (guarded != null) {
                guarded.append(sign);
            }
            // A quote may open the cell.
            mayBegin = SEPARATORS.indexOf(sign) >= 0 || (mayBegin && i > 0 && sign == '"');
        }
        return guarded == null ? text : guarded.toString();
    }
}
