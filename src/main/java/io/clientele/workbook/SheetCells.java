package io.clientele.workbook;

import io.clientele.row.NumberCell;

import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/// The text of a sheet's cells: dates in ISO form, numbers without a float's noise, formulas by the
/// value they had when the workbook was saved.
final class SheetCells {

    private static final BigDecimal DAYS_OF_SHEETS = BigDecimal.valueOf(2_958_466);
    private static final double DAY_MILLIS = 86_400_000;

    private static final LocalDate USUAL_EPOCH = LocalDate.of(1899, 12, 30);

    private final LocalDate epoch;
    private final Map<String, Boolean> dateFormats = new HashMap<>();

    /// Sheets count days from 1899-12-30, those of old Macs from 1904-01-01.
    SheetCells(boolean date1904) {
        this.epoch = date1904 ? LocalDate.of(1904, 1, 1) : USUAL_EPOCH;
    }

    String text(@Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        return switch (cell.getValue()) {
            case null -> cell.getRawValue() == null ? "" : cell.getRawValue();
            case BigDecimal number ->
                    isDate(cell, number) ? date(number) : NumberCell.plain(number);
            case Object other -> other.toString();
        };
    }

    /// The text of a cell that stands for a time. A number that is not shown as one stays a number
    /// where days are counted as everybody counts them, since there may be other ways to read it.
    String time(@Nullable Cell cell) {
        return cell != null
                        && !epoch.equals(USUAL_EPOCH)
                        && cell.getValue() instanceof BigDecimal number
                        && isDay(number)
                ? date(number)
                : text(cell);
    }

    private static boolean isDay(BigDecimal number) {
        return number.signum() >= 0 && number.compareTo(DAYS_OF_SHEETS) < 0;
    }

    private boolean isDate(Cell cell, BigDecimal number) {
        var format = cell.getDataFormatString();
        return format != null
                && isDay(number)
                && dateFormats.computeIfAbsent(format, SheetCells::showsDate);
    }

    /// Whether a number format has a letter for a day, month or year outside quotes and brackets.
    static boolean showsDate(String format) {
        var bare = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.", "");
        return bare.chars().anyMatch(c -> "dDmMyY".indexOf(c) >= 0);
    }

    private String date(BigDecimal days) {
        long millis = Math.round(days.remainder(BigDecimal.ONE).doubleValue() * DAY_MILLIS);
        LocalDateTime time =
                epoch.plusDays(days.longValue()).atStartOfDay().plus(millis, ChronoUnit.MILLIS);
        return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? time.toLocalDate().toString()
                : time.toString();
    }
}
