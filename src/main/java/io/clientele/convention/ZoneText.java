package io.clientele.convention;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Set;

/// Reads what stands behind a time: `Z`, `UTC` or `GMT`, an offset, the name of a zone in the time
/// zone database, alone or in brackets behind one of those. It is reused from row to row and knows
/// the name it met last, so that a file of one zone costs one look at the database.
///
/// Beside an offset the name is of no consequence, though it must be one: the offset tells which of
/// two equal times in autumn is meant. Letters such as `EST`, `CST` or `IST`, which stand for other
/// zones in other countries, are none.
final class ZoneText {

    private static final Set<String> NAMES = ZoneId.getAvailableZoneIds();
    private static final int MOST_HOURS = 18;

    private String last = "";
    private @Nullable ZoneRules lastRules;
    private @Nullable ZoneRules rules;
    private int offset;
    private boolean unknown;

    /// Whether the rest of a text, of one character at least, is a zone; then [#rules()] or
    /// [#offset()] tell it.
    boolean read(Digits digits) {
        rules = null;
        offset = 0;
        unknown = false;
        boolean zulu = digits.accept('Z');
        boolean utc = zulu || digits.accept("UTC") || digits.accept("GMT");
        boolean signed = !zulu && (digits.peek() == '+' || digits.peek() == '-');
        if (signed && !readOffset(digits, utc)) {
            return false;
        }
        boolean told = utc || signed;
        if (told && (digits.atEnd() || digits.peek() != '[')) {
            return digits.atEnd();
        }
        boolean named = digits.peek() == '[' || Character.isLetter(digits.peek());
        var found = named ? named(digits) : null;
        unknown = named && found == null;
        rules = told ? null : found;
        return found != null;
    }

    /// The rules of the zone that was named; null where its offset is told.
    @Nullable ZoneRules rules() {
        return rules;
    }

    /// Seconds by which the time is ahead of UTC, where no rules tell.
    int offset() {
        return offset;
    }

    /// Whether the text was no zone for a name that is not in the database.
    boolean unknown() {
        return unknown;
    }

    /// `+01`, `+0100` or `+01:00`; behind `UTC` also `+1`.
    private boolean readOffset(Digits digits, boolean utc) {
        boolean west = digits.accept('-') || !digits.accept('+');
        long hours = digits.number();
        int width = digits.width();
        long minutes = 0;
        if (width == 4) {
            minutes = hours % 100;
            hours /= 100;
        } else if (width == 2 && digits.accept(':')) {
            minutes = digits.number();
        }
        boolean sound = width == 2 || width == 4 || (utc && width == 1);
        int seconds = (int) (hours * 3_600 + minutes * 60);
        offset = west ? -seconds : seconds;
        return sound && hours <= MOST_HOURS && minutes <= 59;
    }

    private @Nullable ZoneRules named(Digits digits) {
        if (!digits.isRest(last)) {
            last = digits.rest();
            var name =
                    last.startsWith("[") && last.endsWith("]")
                            ? last.substring(1, last.length() - 1)
                            : last;
            lastRules = NAMES.contains(name) ? ZoneId.of(name).getRules() : null;
        }
        return lastRules;
    }
}
