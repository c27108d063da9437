package io.clientele.workbook;

import static io.clientele.row.UnreadableFile.Code.ARCHIVE_TOO_LARGE;
import static io.clientele.row.UnreadableFile.Code.BAD_WORKBOOK;
import static io.clientele.row.UnreadableFile.Code.ROW_TOO_LONG;
import static io.clientele.row.UnreadableFile.Code.TOO_MANY_COLUMNS;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.clientele.row.TabularLimits;
import io.clientele.row.UnreadableFile;

import java.util.regex.Pattern;

/// Looks through a workbook's XML, before it is parsed, for what would exhaust the heap there: a
/// row without end, a cell so far to the right that no sheet has it, a shared text that does not
/// exist: the parser would make room up to there. So would it for more shared texts, or formulas
/// that cover several cells, than a heap can hold.
///
/// Works on bytes, since markup is ASCII in UTF-8, in which every program writes sheets.
final class SheetScan {

    /// What a character can take with its markup.
    private static final long BYTES_PER_CHARACTER = 32;

    /// What a shared text takes in the heap beside its letters.
    private static final long BYTES_PER_TEXT = 64;

    /// Formulas that speak for several cells: the parser keeps them all, and goes through those of
    /// arrays for each cell.
    private static final int MOST_COVERING = 1_000;

    private static final Pattern PLACE = Pattern.compile("\\sr\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final Pattern SOUND_PLACE = Pattern.compile("[A-Z]{1,3}[0-9]{1,7}");
    private static final Pattern SHARED = Pattern.compile("\\st\\s*=\\s*[\"']s[\"']");
    private static final Pattern COVERING = Pattern.compile("\\sref\\s*=");

    private final long longestRow;
    private final long maxSharedBytes;
    private final byte[] tag = new byte[256];
    private boolean inSheet;
    private boolean inTag;
    private byte quote;
    private int size;
    private long sinceRow;
    private boolean sharedCell;
    private boolean inIndex;
    private long index;
    private long highestIndex = -1;
    private long sharedTexts;
    private int covering;
    private long rows;

    SheetScan(TabularLimits limits) {
        this.longestRow = BYTES_PER_CHARACTER * limits.maxRowLength();
        this.maxSharedBytes = limits.maxSharedBytes();
    }

    /// Another part of the workbook follows.
    void startPart() {
        inSheet = false;
        inTag = false;
    }

    void look(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            look(bytes[i]);
        }
    }

    /// How many rows all sheets have together.
    long rows() {
        return rows;
    }

    /// What the shared texts take in the heap beside their letters.
    long sharedBytes() {
        return sharedTexts * BYTES_PER_TEXT;
    }

    /// All parts have been seen.
    void end() {
        if (highestIndex >= sharedTexts) {
            throw new UnreadableFile(BAD_WORKBOOK, "A cell shares a text that is not there.", 0);
        }
    }

    private void look(byte b) {
        sinceRow++;
        if (inSheet && sinceRow > longestRow) {
            throw new UnreadableFile(ROW_TOO_LONG, "A row of the sheet is too long.", 0);
        }
        if (!inTag) {
            lookAtText(b);
        } else if (b == '>' && quote == 0) {
            inTag = false;
            endTag();
        } else {
            if (b == quote) {
                quote = 0;
            } else if (quote == 0 && (b == '"' || b == '\'') && tag[0] != '!') {
                quote = b;
            }
            if (size < tag.length) {
                tag[size++] = b;
            }
        }
    }

    private void lookAtText(byte b) {
        if (b == '<') {
            inTag = true;
            size = 0;
            quote = 0;
            highestIndex = inIndex ? Math.max(highestIndex, index) : highestIndex;
            inIndex = false;
        } else if (inIndex) {
            boolean digit = b >= '0' && b <= '9' && index < Integer.MAX_VALUE;
            index = digit ? 10 * index + b - '0' : Integer.MAX_VALUE;
        }
    }

    private void endTag() {
        boolean opening = size > 0 && tag[0] != '/';
        if (isTag("sheetData")) {
            inSheet = opening;
            sinceRow = 0;
        } else if (isTag("si")) {
            countText(opening);
        } else if (inSheet && size > 0 && tag[0] == '!') {
            throw new UnreadableFile(BAD_WORKBOOK, "The sheet holds markup of no sheet.", 0);
        } else if (isTag("row")) {
            sinceRow = 0;
            rows += opening ? 1 : 0;
        } else if (inSheet && opening && isTag("c")) {
            startCell();
        } else if (inSheet && opening && isTag("v")) {
            inIndex = sharedCell;
            index = 0;
        } else if (inSheet && opening && isTag("f")) {
            countFormula();
        }
    }

    private void countText(boolean opening) {
        sharedTexts += opening ? 1 : 0;
        if (sharedBytes() > maxSharedBytes) {
            throw new UnreadableFile(
                    ARCHIVE_TOO_LARGE,
                    "The workbook shares more texts than can be held; send it as CSV.",
                    0);
        }
    }

    private void countFormula() {
        boolean covers =
                size == tag.length || COVERING.matcher(new String(tag, 0, size, ISO_8859_1)).find();
        covering += covers ? 1 : 0;
        if (covering > MOST_COVERING) {
            throw new UnreadableFile(
                    ARCHIVE_TOO_LARGE,
                    "The sheet has too many formulas that cover several cells; save their values.",
                    0);
        }
    }

    /// Whether the tag has that local name, opening or closing.
    private boolean isTag(String name) {
        int from = size > 0 && tag[0] == '/' ? 1 : 0;
        int to = from;
        while (to < size && tag[to] > ' ' && (tag[to] != '/' || to == 0)) {
            from = tag[to] == ':' ? to + 1 : from;
            to++;
        }
        if (to - from != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (tag[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void startCell() {
        var text = new String(tag, 0, size, ISO_8859_1);
        var place = PLACE.matcher(text);
        boolean sound = !place.find() || SOUND_PLACE.matcher(place.group(1)).matches();
        if (!sound || size == tag.length || text.indexOf('&') >= 0) {
            throw new UnreadableFile(
                    TOO_MANY_COLUMNS, "A cell of the sheet stands where no sheet has one.", 0);
        }
        sharedCell = SHARED.matcher(text).find();
    }
}
