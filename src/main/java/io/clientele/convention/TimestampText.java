package io.clientele.convention;

import io.clientele.row.DateOrder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/// Reads points in time; reused from row to row and so not for use by several threads.
///
/// Understood are ISO dates with or without a time (blank or `T` between), `d/m/y` and `m/d/y` with
/// `/`, `.` or `-` and two or four digits for the year, months by their English names (`01-DEC-10`,
/// `1 December 2010`, `Dec 1, 2010`), times with `AM` or `PM`, `Z`, `UTC`, `GMT`,
/// an offset or a zone such as `Europe/London` behind the time, and plain numbers, told apart by
/// their digits:
///
/// | digits | meaning |
/// |---|---|
/// | 5, 6 | a spreadsheet's days since 1899-12-30 |
/// | 8, 14 | `yyyyMMdd`, `yyyyMMddHHmmss` |
/// | 9, 10 | seconds since 1970-01-01T00:00Z |
/// | 12, 13 | milliseconds |
/// | 15, 16 | microseconds |
///
/// A time without an offset is local to the zone that it names, else to the shop's: in the hour
/// that daylight saving skips it moves forward, in the one that comes twice it is the first. Days
/// outside 1970 to 2200 are refused.
public final class TimestampText {

    private static final int DAY_SECONDS = 86_400;
    private static final long SPREADSHEET_EPOCH = LocalDate.of(1899, 12, 30).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(2200, 12, 31).toEpochDay();

    private final ZoneRules rules;
    private final DateOrder order;
    private final int fixedOffset;
    private final boolean fixed;
    private final Digits digits = new Digits();
    private final DateParts parts = new DateParts();
    private final ZoneText zone = new ZoneText();
    private boolean unknownZone;
    private Telling telling = Telling.NOTHING;
    private long micros;
    private int day;

    /// A reader of times of a zone that writes the parts of dates in this order.
    public TimestampText(ZoneId zone, DateOrder order) {
        this.rules = zone.getRules();
        this.order = order;
        this.fixed = rules.isFixedOffset();
        this.fixedOffset = fixed ? rules.getOffset(Instant.EPOCH).getTotalSeconds() : 0;
    }

    /// The instant last read, in microseconds since 1970-01-01T00:00Z.
    public long micros() {
        return micros;
    }

    /// Its calendar day in the zone, in days since 1970-01-01.
    public int day() {
        return day;
    }

    /// Whether the text is a point in time; then [#micros()] and [#day()] hold it.
    public boolean read(String text) {
        unknownZone = false;
        telling = Telling.NOTHING;
        digits.start(text);
        if (!parts.read(digits)) {
            return readNumber(text);
        }
        long date = parts.epochDay(order);
        if (date == DateParts.INVALID) {
            telling = readsOtherwise() ? Telling.OTHERWISE : Telling.NOTHING;
            unknownZone = false;
            return false;
        }
        telling = parts.telling(order);
        return readOn(date);
    }

    /// What the text last read, or refused, says about the order of dates.
    public Telling telling() {
        return telling;
    }

    private boolean readsOtherwise() {
        for (DateOrder other : DateOrder.values()) {
            long date = parts.epochDay(other);
            if (date != DateParts.INVALID) {
                return readOn(date);
            }
        }
        return false;
    }

    private boolean readOn(long date) {
        return digits.atEnd() ? local(date * DAY_SECONDS, 0) : readTime(date * DAY_SECONDS);
    }

    /// Whether the text last read was refused for a time zone that is not known.
    public boolean unknownZone() {
        return unknownZone;
    }

    private boolean readTime(long midnight) {
        boolean parted = digits.accept('T') || digits.accept(',') || digits.peek() == ' ';
        digits.skipBlanks();
        long hour = digits.number();
        if (!parted || digits.width() < 1 || digits.width() > 2 || !digits.accept(':')) {
            return false;
        }
        long minute = digits.number();
        boolean sound = digits.width() == 2 && minute < 60;
        long second = 0;
        long fraction = 0;
        if (digits.accept(':')) {
            second = digits.number();
            sound &= digits.width() == 2 && second < 60;
            if (digits.accept('.') || digits.accept(',')) {
                fraction = fraction();
            }
        }
        digits.skipBlanks();
        hour = halfDay(hour);
        if (!sound || hour > 23) {
            return false;
        }
        return readZone(midnight + hour * 3_600 + minute * 60 + second, fraction);
    }

    /// The hour of the day, where `AM` or `PM` may follow, which the beginning of `America` is not;
    /// 24 when the clock has no such hour.
    private long halfDay(long hour) {
        boolean morning = digits.acceptWord("AM");
        boolean evening = !morning && digits.acceptWord("PM");
        if (!morning && !evening) {
            return hour;
        }
        digits.skipBlanks();
        return hour < 1 || hour > 12 ? 24 : hour % 12 + (evening ? 12 : 0);
    }

    /// The microseconds written behind a decimal mark.
    private long fraction() {
        long fraction = digits.number();
        int width = Math.min(digits.width(), 18);
        for (; width > 6; width--) {
            fraction /= 10;
        }
        for (; width < 6; width++) {
            fraction *= 10;
        }
        return fraction;
    }

    private boolean readZone(long second, long fraction) {
        if (digits.atEnd()) {
            return local(second, fraction);
        }
        if (!zone.read(digits)) {
            unknownZone = zone.unknown();
            return false;
        }
        var named = zone.rules();
        return instant(second - (named == null ? zone.offset() : offset(named, second)), fraction);
    }

    private boolean readNumber(String text) {
        digits.start(text);
        long number = digits.number();
        int width = digits.width();
        long fraction = digits.accept('.') ? fraction() : 0;
        if (!digits.atEnd()) {
            return false;
        }
        return switch (width) {
            case 5, 6 -> {
                long midnight = (number + SPREADSHEET_EPOCH) * DAY_SECONDS;
                yield local(midnight + Math.round(fraction * (DAY_SECONDS / 1e6)), 0);
            }
            case 8 -> fraction == 0 && compact(number, 0);
            case 14 -> fraction == 0 && compact(number / 1_000_000, number % 1_000_000);
            case 9, 10 -> instant(number, fraction);
            case 12, 13 -> instant(number / 1_000, number % 1_000 * 1_000);
            case 15, 16 -> instant(number / 1_000_000, number % 1_000_000);
            default -> false;
        };
    }

    private boolean compact(long date, long time) {
        long epochDay =
                DateParts.epochDay(
                        (int) (date / 10_000), (int) (date / 100 % 100), (int) (date % 100));
        long hour = time / 10_000;
        long minute = time / 100 % 100;
        long second = time % 100;
        boolean sound = epochDay != DateParts.INVALID && hour < 24 && minute < 60 && second < 60;
        return sound && local(epochDay * DAY_SECONDS + hour * 3_600 + minute * 60 + second, 0);
    }

    private boolean local(long second, long fraction) {
        if (fixed) {
            return instant(second - fixedOffset, fraction);
        }
        return instant(second - offset(rules, second), fraction);
    }

    private static int offset(ZoneRules rules, long localSecond) {
        var time = LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC);
        return rules.getOffset(time).getTotalSeconds();
    }

    private boolean instant(long second, long fraction) {
        int offset =
                fixed
                        ? fixedOffset
                        : rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
        long localDay = Math.floorDiv(second + offset, (long) DAY_SECONDS);
        if (localDay < 0 || localDay > LAST_DAY) {
            return false;
        }
        day = (int) localDay;
        micros = second * 1_000_000 + fraction;
        return true;
    }
}
