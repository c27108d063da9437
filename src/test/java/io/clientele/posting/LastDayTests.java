package io.clientele.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.ledger.OrderLine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Whether the day that the data end on is whole.
class LastDayTests {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /// A Wednesday; summer time ended on the Sunday before.
    private static final LocalDate LAST = LocalDate.of(2025, 10, 29);

    private static final LedgerFixture SHOP = new LedgerFixture();

    /// The shop closes at five, but at a quarter to on the Wednesday before.
    @ParameterizedTest
    @CsvSource({
        "5, 17:00, true",
        "5, 15:45, true",
        "5, 15:44, false",
        "4, 09:00, false",
        "3, 09:00, true",
        "0, 09:00, true"
    })
    void isOverUnlessItEndsAnHourBeforeAnySuchWeekday(int weeks, LocalTime at, boolean over) {
        List<OrderLine> lines = new ArrayList<>();
        for (int week = 1; week <= weeks; week++) {
            var day = LAST.minusWeeks(week);
            lines.add(sale(day, LocalTime.of(9, 0)));
            lines.add(sale(day, week == 1 ? LocalTime.of(16, 45) : LocalTime.of(17, 0)));
            lines.add(sale(day.minusDays(1), LocalTime.of(8, 0)));
        }
        lines.add(sale(LAST, at));

        assertThat(isOver(lines)).isEqualTo(over);
    }

    @Test
    void isOverWhereOnlyDaysAreSent() {
        List<OrderLine> lines = new ArrayList<>();
        for (int week = 0; week <= 8; week++) {
            lines.add(sale(LAST.minusWeeks(week), LocalTime.MIDNIGHT));
        }

        assertThat(isOver(lines)).isTrue();
    }

    @Test
    void isOverWhereNothingWasEverSold() {
        assertThat(isOver(List.of())).isTrue();
    }

    private static boolean isOver(List<OrderLine> lines) {
        SHOP.clear();
        SHOP.upload(1, lines);
        return SHOP.orderLines.isLastDayOver(LAST.plusDays(1), LONDON);
    }

    private static OrderLine sale(LocalDate day, LocalTime at) {
        var line = LedgerFixture.line("ann", day + "-" + at, day.toString(), "tea", 1);
        return new OrderLine(
                line.line(),
                line.customerId(),
                line.orderId(),
                line.day(),
                day.atTime(at).atZone(LONDON).toEpochSecond() * 1_000_000,
                line.productId(),
                line.productName(),
                line.category(),
                line.quantity(),
                line.unitPrice(),
                line.amount(),
                line.region(),
                line.paymentMethod(),
                line.channel(),
                line.returned(),
                line.nonProduct(),
                line.rowHash());
    }
}
