package io.clientele.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.mapping.ColumnMapping;
import io.clientele.row.Row;

import org.junit.jupiter.api.Test;

import java.util.List;

class SurveyTest {

    private final Survey survey =
            new Survey(ColumnMapping.auto(List.of("customer", "date", "amount")));

    @Test
    void isDecidedAfterAThousandRowsThatCanBeReadInOneWayOnly() {
        observe(999, "2011-03-04", "5");
        assertThat(survey.decided()).isFalse();
        observe(1, "2011-03-04", "5");
        assertThat(survey.decided()).isTrue();
        assertThat(survey.conventions()).isEqualTo(Conventions.standard());
    }

    @Test
    void goesOnUntilADateTellsItsOrder() {
        observe(5_000, "12/1/2010", "5.50");
        assertThat(survey.decided()).isFalse();
        observe(1, "12/13/2010", "5.50");
        assertThat(survey.decided()).isTrue();
        assertThat(survey.conventions()).isEqualTo(new Conventions(false, true, true, List.of()));
    }

    @Test
    void goesOnUntilANumberTellsItsMark() {
        observe(5_000, "2010-12-01", "1.234");
        assertThat(survey.decided()).isFalse();
        assertThat(survey.conventions().notes()).hasSize(1);
        observe(1, "2010-12-01", "1.234,50");
        assertThat(survey.decided()).isTrue();
        assertThat(survey.conventions()).isEqualTo(new Conventions(true, false, true, List.of()));
    }

    @Test
    void followsTheMajorityWhereEvidenceContradictsItselfAndSaysSo() {
        observe(2, "2010-12-01", "1,50");
        observe(1, "2010-12-01", "1.50");
        observe(1, "13/12/2010", "");
        observe(2, "12/13/2010", "");
        assertThat(survey.conventions().decimalComma()).isTrue();
        assertThat(survey.conventions().monthFirst()).isTrue();
        assertThat(survey.conventions().notes())
                .containsExactly(
                        "Numbers are written with decimal points (1) and decimal commas (2);"
                                + " those like 1,234 are read with decimal commas.",
                        "Dates are written day first (1) and month first (2);"
                                + " all are read month first.");
    }

    private void observe(int times, String date, String amount) {
        for (int i = 0; i < times; i++) {
            survey.observe(Row.of(i, "31", date, amount));
        }
    }
}
