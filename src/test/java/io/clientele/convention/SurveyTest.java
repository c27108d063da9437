package io.clientele.convention;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.convention.Conventions.Dates;
import io.clientele.convention.Conventions.ReturnMark;
import io.clientele.mapping.ColumnMapping;
import io.clientele.row.DateOrder;
import io.clientele.row.Row;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class SurveyTest {

    private final Survey survey = survey(null);

    @Test
    void isDecidedAfterAThousandRowsThatCanBeReadInOneWayOnly() {
        observe(999, "2011-03-04", "5.5");
        assertThat(survey.decided()).isFalse();
        observe(1, "2011-03-04", "5.5");
        assertThat(survey.decided()).isTrue();
        assertThat(survey.conventions(() -> null)).isEqualTo(Conventions.standard());
    }

    @Test
    void goesOnUntilADateTellsItsOrder() {
        observe(5_000, "12/1/2010", "5.50");
        assertThat(survey.decided()).isFalse();
        observe(2, "12/13/2010", "5.50");
        assertThat(survey.decided()).as("two may be slips").isFalse();
        observe(1, "12/14/2010", "5.50");
        assertThat(survey.decided()).isTrue();
        assertThat(survey.conventions(() -> null))
                .isEqualTo(
                        new Conventions(
                                false,
                                new Dates(
                                        DateOrder.MONTH_FIRST,
                                        true,
                                        "3 of the dates looked at can only be read so"),
                                ReturnMark.LETTER,
                                List.of()));
    }

    @Test
    void goesOnUntilANumberTellsItsMark() {
        observe(5_000, "2010-12-01", "1.234");
        assertThat(survey.decided()).isFalse();
        assertThat(survey.conventions(() -> null).notes()).hasSize(1);
        observe(1, "2010-12-01", "1.234,50");
        assertThat(survey.decided()).isTrue();
        assertThat(survey.conventions(() -> null))
                .isEqualTo(new Conventions(true, null, ReturnMark.LETTER, List.of()));
    }

    @Test
    void followsTheMajorityWhereEvidenceContradictsItselfAndSaysSo() {
        observe(2, "2010-12-01", "1,50");
        observe(1, "2010-12-01", "1.50");
        observe(1, "13/12/2010", "");
        observe(2, "12/13/2010", "");
        assertThat(survey.conventions(() -> null).decimalComma()).isTrue();
        assertThat(survey.conventions(() -> null).dateOrder()).isEqualTo(DateOrder.MONTH_FIRST);
        assertThat(survey.conventions(() -> null).notes())
                .containsExactly(
                        "Numbers are written with decimal points (1) and decimal commas (2);"
                                + " those like 1,234 are read with decimal commas.",
                        "Dates are written day first (1) and month first (2);"
                                + " all are read month first.");
    }

    @Test
    void isNotLedAstrayByOneDateThatIsMistyped() {
        observe(999, "1/12/2024", "5.50");
        observe(1, "13/1/2024", "5.50");
        assertThat(survey.decided()).isFalse();
        observe(400, "1/13/2024", "5.50");
        assertThat(survey.decided()).as("both kinds are counted to the end").isFalse();
        assertThat(survey.conventions(() -> null).dates())
                .isEqualTo(
                        new Dates(
                                DateOrder.MONTH_FIRST,
                                true,
                                "400 of the dates looked at can only be read so, 1 only otherwise"));
        assertThat(survey.conventions(() -> null).notes())
                .containsExactly(
                        "Dates are written day first (1) and month first (400);"
                                + " all are read month first.");
    }

    @Test
    void goesOnWhereEveryDateSoFarIsTheSameInEitherOrder() {
        observe(5_000, "1/1/2023", "5.50");
        assertThat(survey.decided()).isFalse();
        assertThat(survey.conventions(() -> null).dates()).isNull();
        observe(1, "1/2/2023", "5.50");
        assertThat(survey.decided()).isFalse();
        observe(3, "1/13/2023", "5.50");
        assertThat(survey.decided()).isTrue();
        assertThat(survey.conventions(() -> null).dateOrder()).isEqualTo(DateOrder.MONTH_FIRST);
        assertThat(survey.conventions(() -> null).notes()).isEmpty();
    }

    @Test
    void goesOnWhereNoNumberSoFarHasAMark() {
        observe(5_000, "2011-03-04", "12");
        assertThat(survey.decided()).isFalse();
        observe(1, "2011-03-04", "1.250");
        assertThat(survey.decided()).isFalse();
        observe(1, "2011-03-04", "12,50");
        assertThat(survey.decided()).isTrue();
        assertThat(survey.conventions(() -> null).decimalComma()).isTrue();
    }

    @Test
    void readsDatesThatDoNotTellAsAnEarlierFileWasRead() {
        var earlier = new Dates(DateOrder.MONTH_FIRST, false, "as in an earlier upload");
        observe(2, "12/05/2025", "5.50");
        assertThat(survey.conventions(() -> earlier).dates()).isEqualTo(earlier);
        assertThat(survey.conventions(() -> earlier).notes())
                .containsExactly(
                        "No date tells whether the day or the month comes first;"
                                + " 2 are read month first: as in an earlier upload.");
        observe(1, "13/12/2025", "5.50");
        assertThat(survey.conventions(() -> earlier).dateOrder()).isEqualTo(DateOrder.DAY_FIRST);
    }

    @Test
    void readsDatesAsTheSenderSaysAndNotesThoseThatContradict() {
        var named = new Dates(DateOrder.DAY_FIRST, true, "the sender says so");
        var told = survey(named);
        for (int i = 0; i < 1_000; i++) {
            told.observe(Row.of(i, "31", "12/05/2025", "5.50"));
        }
        assertThat(told.decided()).as("dates need not be looked for").isTrue();
        told.observe(Row.of(1_000, "31", "12/13/2025", "5.50"));
        assertThat(told.conventions(() -> null).dates()).isEqualTo(named);
        assertThat(told.conventions(() -> null).notes())
                .containsExactly(
                        "Dates are read day first as asked;"
                                + " 1 of those looked at can only be read month first.");
    }

    @Test
    void readsTheYearFirstWhereAFewNumbersStandInFrontAndDaysBehind() {
        for (int day = 1; day <= 28; day++) {
            observe(50, "24-03-%02d".formatted(day), "5.50");
        }
        observe(3, "24-02-30", "5.50");
        assertThat(survey.decided()).isTrue();
        assertThat(survey.conventions(() -> null).dates())
                .isEqualTo(
                        new Dates(
                                DateOrder.YEAR_FIRST,
                                true,
                                "1400 of the dates looked at can be read so;"
                                        + " they begin with 1 numbers and end with 28"));
        assertThat(survey.conventions(() -> null).notes()).isEmpty();
    }

    @Test
    void readsTheYearLastWhereDaysStandInFront() {
        for (int day = 1; day <= 28; day++) {
            observe(1, "%02d-03-24".formatted(day), "5.50");
        }
        assertThat(survey.conventions(() -> null).dateOrder()).isEqualTo(DateOrder.DAY_FIRST);
        assertThat(survey.conventions(() -> null).notes()).isEmpty();
        var months = survey(null);
        for (int day = 1; day <= 28; day++) {
            months.observe(Row.of(day, "31", "03/%02d/24".formatted(day), "5.50"));
        }
        assertThat(months.conventions(() -> null).dateOrder()).isEqualTo(DateOrder.MONTH_FIRST);
        var firsts = survey(null);
        for (int month = 1; month <= 12; month++) {
            firsts.observe(Row.of(month, "31", "01-%02d-%02d".formatted(month, 10 + month), "5"));
        }
        assertThat(firsts.conventions(() -> null).dateOrder())
                .as("first days of months")
                .isNotEqualTo(DateOrder.YEAR_FIRST);
    }

    @Test
    void notesThatTheYearMayStandAtEitherEndAndGoesByAnEarlierFile() {
        observe(2_000, "24-03-15", "5.50");
        assertThat(survey.decided()).isFalse();
        assertThat(survey.conventions(() -> null).dates())
                .isEqualTo(new Dates(DateOrder.DAY_FIRST, false, "guessed"));
        assertThat(survey.conventions(() -> null).notes())
                .containsExactly(
                        "No date tells whether the year comes first or last;"
                                + " 2000 are read day first: guessed.");
        var earlier = new Dates(DateOrder.YEAR_FIRST, false, "as in an earlier upload");
        assertThat(survey.conventions(() -> earlier).dates()).isEqualTo(earlier);

        for (int day = 16; day <= 20; day++) {
            observe(1, "24-03-" + day, "5.50");
        }
        assertThat(survey.conventions(() -> null).dateOrder()).isEqualTo(DateOrder.DAY_FIRST);
        observe(1, "24-03-21", "5.50");
        assertThat(survey.conventions(() -> null).dates())
                .as("a week is likelier than one day in each of seven years")
                .isEqualTo(
                        new Dates(
                                DateOrder.YEAR_FIRST,
                                false,
                                "guessed, for they lie closer together so"));
        assertThat(survey.conventions(() -> null).notes()).hasSize(1);
        var days = new Dates(DateOrder.DAY_FIRST, false, "as in an earlier upload");
        assertThat(survey.conventions(() -> days).dates()).isEqualTo(days);
        var months = new Dates(DateOrder.MONTH_FIRST, false, "as in an earlier upload");
        assertThat(survey.conventions(() -> months).dateOrder())
                .as("no date could be read so")
                .isEqualTo(DateOrder.DAY_FIRST);
    }

    /// Bills of a few days of the month over years; year first they would be of 2015 or 2030.
    @ParameterizedTest
    @CsvSource({"'1,15', 22, 24", "'28,30,31', 22, 25", "'30,31', 23, 24", "15, 12, 25"})
    void readsTheYearLastOfAFewDaysOfTheMonthOverYears(String days, int from, int to) {
        for (int year = from; year <= to; year++) {
            for (int month = 1; month <= 12; month++) {
                for (String day : days.split(",", -1)) {
                    observe(9, "%2s-%02d-%d".formatted(day, month, year).replace(' ', '0'), "5.50");
                }
            }
        }
        assertThat(survey.conventions(() -> null).dateOrder()).isEqualTo(DateOrder.DAY_FIRST);
    }

    @Test
    void readsTheYearFirstOfASmallShopWhoseDaysHaveGaps() {
        int[] days = {2, 3, 5, 8, 9, 13, 14, 17, 19, 22, 25, 26, 28, 30};
        for (int i = 0; i < days.length; i++) {
            observe(1, "%d-%02d-%02d".formatted(23 + i % 2, 3 + i % 8, days[i]), "5.50");
        }
        observe(1_000, "23-04-05", "5.50");
        assertThat(survey.decided()).isTrue();
        assertThat(survey.conventions(() -> null).dateOrder()).isEqualTo(DateOrder.YEAR_FIRST);
    }

    @Test
    void isDecidedByADayWrittenWithSlashesUnlessAnEarlierFilePutTheYearFirst() {
        observe(1_000, "15/06/24", "5.50");
        assertThat(survey.decided()).isTrue();
        var told =
                new Dates(
                        DateOrder.DAY_FIRST,
                        true,
                        "1000 of the dates looked at can only be read so");
        var months = new Dates(DateOrder.MONTH_FIRST, false, "as in an earlier upload");
        var years = new Dates(DateOrder.YEAR_FIRST, false, "as in an earlier upload");
        assertThat(survey.conventions(() -> null).dates()).isEqualTo(told);
        assertThat(survey.conventions(() -> null).notes()).isEmpty();
        assertThat(survey.conventions(() -> months).dates()).isEqualTo(told);
        assertThat(survey.conventions(() -> years).dates()).isEqualTo(years);
        assertThat(survey.conventions(() -> years).notes()).hasSize(1);
        observe(1, "15.06.24", "5.50");
        assertThat(survey.conventions(() -> years).dates()).as("dotted").isNotEqualTo(years);
    }

    @Test
    void leavesNothingOpenWhereMonthsAreNamed() {
        observe(1_000, "01-DEC-10", "5.50");
        assertThat(survey.decided()).isTrue();
        assertThat(survey.conventions(() -> null).dates()).isNull();
    }

    @Test
    void notesAmountsThatAreMostlyNotQuantityTimesPrice() {
        var lines =
                new Survey(
                        ColumnMapping.auto(
                                List.of("customer", "date", "quantity", "price", "total")),
                        null);
        lines.observe(Row.of(2, "31", "2025-12-05", "2", "3.25", "16.5"));
        lines.observe(Row.of(3, "31", "2025-12-05", "1", "10.00", "16.5"));
        lines.observe(Row.of(4, "31", "2025-12-05", "1", "16.50", "16.5"));
        assertThat(lines.conventions(() -> null).notes())
                .containsExactly(
                        "In 2 of 3 rows the amount is not quantity x unit price; it is taken as the"
                                + " row's total. If it is the whole order's, name the other columns in"
                                + " a mapping, without it.");
    }

    private static Survey survey(@Nullable Dates named) {
        return new Survey(ColumnMapping.auto(List.of("customer", "date", "amount")), named);
    }

    private void observe(int times, String date, String amount) {
        for (int i = 0; i < times; i++) {
            survey.observe(Row.of(i, "31", date, amount));
        }
    }
}
