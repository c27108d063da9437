package io.clientele.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.convention.Conventions.Dates;
import io.clientele.ledger.Ledger;
import io.clientele.ledger.LedgerProperties;
import io.clientele.mapping.ColumnMapping;
import io.clientele.row.DateOrder;
import io.clientele.row.Row;
import io.clientele.sending.UploadOptions;
import io.clientele.testing.TestDatabaseInitializer;
import io.clientele.upload.ImportLog;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

import java.util.List;

/// How files are read where the service is set up for an order of dates.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class ReadingsTests {

    private final ColumnMapping mapping = ColumnMapping.auto(List.of("customer", "date", "amount"));

    private final Readings readings;

    @Autowired
    ReadingsTests(Ledger ledger, LedgerProperties properties, ImportLog log) {
        readings =
                new Readings(
                        ledger,
                        properties,
                        new IntakeProperties(List.of(), DateOrder.MONTH_FIRST),
                        log);
    }

    @Test
    void readsDatesAsTheSettingSaysUnlessTheUploadSaysOtherwise() {
        var survey = readings.survey(UploadOptions.STANDARD, mapping);
        survey.observe(Row.of(2, "31", "13/12/2025", "5"));
        assertThat(readings.conventions(survey, mapping).dates())
                .as("others may not go by it")
                .isEqualTo(
                        new Dates(DateOrder.MONTH_FIRST, false, "clientele.intake.dates says so"));

        var standard = UploadOptions.STANDARD;
        var dayFirst =
                new UploadOptions(
                        null,
                        null,
                        null,
                        DateOrder.DAY_FIRST,
                        standard.duplicates(),
                        standard.returns(),
                        false,
                        false);
        assertThat(readings.conventions(readings.survey(dayFirst, mapping), mapping).dates())
                .isEqualTo(
                        new Dates(
                                DateOrder.DAY_FIRST, true, "the upload's dates=day-first says so"));
    }
}
