package io.clientele.download;

/// Text as a cell of a spreadsheet, which takes some beginnings for a formula and would run it.
final class SpreadsheetText {

    /// Also the wide forms that spreadsheets read as the narrow ones.
    private static final String FORMULA_BEGINS = "=+-@\t\r\n＝＋－＠";

    private SpreadsheetText() {}

    /// The text, behind an apostrophe where a spreadsheet would run it.
    static String harmless(String text) {
        return text.isEmpty() || FORMULA_BEGINS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
