package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/// Uploads whose dates do not tell whether the day or the month comes first.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class DateOrderTests {

    private static final AtomicInteger TESTS = new AtomicInteger();

    /// A customer, and columns, of this test alone.
    private final String ann = "date" + TESTS.incrementAndGet();

    private final String header = "customer_id,order_id,amount,date,mark" + TESTS.get() + "\n";

    private final ServiceClient service;

    DateOrderTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
    }

    @Test
    void readsADaysExportAsTheWeekThatItOverlapsSoThatNoRowCountsTwice() {
        var week = upload("", "12/09/2025", "12/12/2025", "12/13/2025", "12/15/2025");
        var preview =
                service.post(
                        "/uploads/preview",
                        "text/csv",
                        BodyPublishers.ofString(header + ann + ",o,5.50,12/09/2025,x\n"));
        var day = upload("", "12/09/2025");
        var next = upload("", "12/05/2025");

        assertThat(week.path("reading").path("dates").path("order").asString())
                .isEqualTo("month-first");
        var previewed = service.json(preview.body()).path("dates");
        assertThat(previewed.path("order").asString()).isEqualTo("month-first");
        assertThat(previewed.path("reason").asString())
                .startsWith("as in upload " + week.path("id").asString());
        assertThat(day.path("rows").path("duplicates").asInt()).isEqualTo(1);
        assertThat(next.path("firstOrderAt").asString()).isEqualTo("2025-12-05T00:00:00Z");
        assertThat(next.path("reading").path("dates").path("reason").asString())
                .isEqualTo(
                        "as in upload %s, the last with these columns that told"
                                .formatted(week.path("id").asString()));
        assertThat(next.path("reading").path("notes")).hasSize(1);
    }

    @Test
    void forgetsTheOrderOfAnUploadThatWasTakenBackOutOrOnlyTried() {
        var week = upload("", "12/13/2025");
        service.delete("/uploads/" + week.path("id").asString());
        upload("?dryRun=true", "12/14/2025");

        var day = upload("", "12/05/2025");

        assertThat(day.path("firstOrderAt").asString()).isEqualTo("2025-05-12T00:00:00Z");
        assertThat(day.path("reading").path("dates").path("reason").asString())
                .isEqualTo("guessed");
    }

    @Test
    void readsDatesAsTheSenderSaysAndLaterOnesLikeThem() {
        var wrong = upload("", "12/05/2025");
        service.delete("/uploads/" + wrong.path("id").asString());
        var told = upload("?dates=month-first", "12/05/2025");
        var next = upload("", "12/06/2025");
        var other = upload("?dates=day-first", "12/06/2025");

        assertThat(wrong.path("firstOrderAt").asString()).isEqualTo("2025-05-12T00:00:00Z");
        assertThat(told.path("firstOrderAt").asString()).isEqualTo("2025-12-05T00:00:00Z");
        assertThat(told.path("reading").path("dates").path("reason").asString())
                .isEqualTo("the upload's dates=month-first says so");
        assertThat(next.path("firstOrderAt").asString()).isEqualTo("2025-12-06T00:00:00Z");
        assertThat(other.path("sameContentAs").isNull()).as("read in another way").isTrue();
        assertThat(other.path("firstOrderAt").asString()).isEqualTo("2025-06-12T00:00:00Z");
        assertThat(
                        service.post(
                                        "/uploads?dates=year",
                                        "text/csv",
                                        BodyPublishers.ofString("a"))
                                .statusCode())
                .isEqualTo(400);
    }

    @Test
    void readsATillsBatchesAllInOneOrder() {
        var told = batch("12/13/2025");
        var day = batch("12/05/2025");

        assertThat(told.path("reading").path("dates").path("order").asString())
                .isEqualTo("month-first");
        assertThat(day.path("firstOrderAt").asString()).isEqualTo("2025-12-05T00:00:00Z");
        assertThat(day.path("reading").path("dates").path("reason").asString())
                .contains(told.path("id").asString());
    }

    @Test
    void looksAsFarAsItTakesForADateThatTells() {
        var rows = new String[1_500];
        Arrays.fill(rows, "1/1/2023");
        rows[1_200] = "1/2/2023";
        rows[1_400] = "1/13/2023";

        var year = upload("", rows);

        assertThat(year.path("rows").path("rejected").asInt()).isZero();
        assertThat(year.path("lastOrderAt").asString()).isEqualTo("2023-01-13T00:00:00Z");
        assertThat(year.path("reading").path("notes")).isEmpty();
    }

    @Test
    void readsAFileAsMostOfItsDatesTellThoughAnEarlyOneIsMistyped() {
        var rows = new String[1_500];
        Arrays.fill(rows, "1/12/2024");
        rows[7] = "13/1/2024";
        rows[1_200] = "1/13/2024";
        rows[1_400] = "1/14/2024";

        var month = upload("", rows);

        assertThat(month.path("rows").path("rejected").asInt()).isEqualTo(1);
        assertThat(month.path("firstOrderAt").asString()).isEqualTo("2024-01-12T00:00:00Z");
        assertThat(month.path("lastOrderAt").asString()).isEqualTo("2024-01-14T00:00:00Z");
        assertThat(month.path("reading").path("dates").path("reason").asString())
                .isEqualTo("2 of the dates looked at can only be read so, 1 only otherwise");
        assertThat(month.path("reading").path("notes")).hasSize(1);
    }

    @Test
    void tellsWhereAnotherExportThatWritesTheMonthFirstWasAppended() {
        var rows = new String[1_600];
        for (int i = 0; i < rows.length; i++) {
            int day = 1 + i % 28;
            rows[i] = i < 1_500 ? "%02d/03/2024".formatted(day) : "03/%02d/2024".formatted(day);
        }

        var upload = upload("", rows);

        var dates = upload.path("reading").path("dates");
        assertThat(dates.path("order").asString()).isEqualTo("day-first");
        // 1,500 rows end with the 16th: the 100 after it are 17 to 28, 1 to 28 thrice, and 1 to 4.
        var doubtful = dates.path("doubtful");
        assertThat(doubtful.path("refused").asInt()).isEqualTo(12 + 3 * 16);
        assertThat(doubtful.path("firstLine").asInt()).isEqualTo(1_502);
        assertThat(doubtful.path("rows").asInt())
                .as("but for those of 03/03")
                .isEqualTo(3 * 11 + 3);
        assertThat(doubtful.path("note").asString()).contains("from line 1502 on");
        assertThat(upload.path("rows").path("rejected").asInt())
                .isEqualTo(doubtful.path("refused").asInt());
        var report = service.get("/insights/data-quality?upload=" + upload.path("id").asString());
        assertThat(report.path("findings"))
                .filteredOn(finding -> finding.path("code").asString().equals("doubtful-dates"))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.path("weight").asString()).isEqualTo("problem");
                            assertThat(finding.path("revenue").asDouble())
                                    .isEqualTo(doubtful.path("amount").asDouble());
                        });
    }

    @Test
    void readsTheYearFirstOfADayLikeTheMonthThatToldIt() {
        var month = new String[28];
        for (int day = 1; day <= month.length; day++) {
            month[day - 1] = "24-03-%02d".formatted(day);
        }
        var told = upload("", month);
        var day = upload("", "24-04-15");
        var asked = upload("?dates=year-first", "24-05-16");

        assertThat(told.path("lastOrderAt").asString()).isEqualTo("2024-03-28T00:00:00Z");
        assertThat(told.path("reading").path("dates").path("order").asString())
                .isEqualTo("year-first");
        assertThat(day.path("lastOrderAt").asString()).isEqualTo("2024-04-15T00:00:00Z");
        assertThat(day.path("reading").path("dates").path("reason").asString())
                .contains(told.path("id").asString());
        assertThat(asked.path("lastOrderAt").asString()).isEqualTo("2024-05-16T00:00:00Z");
    }

    private JsonNode upload(String query, String... dates) {
        var file = new StringBuilder(header);
        for (int i = 0; i < dates.length; i++) {
            file.append("%s,%s,5.50,%s,x\n".formatted(ann, dates[i].replace("/", "-"), dates[i]));
        }
        return service.upload(
                query, () -> new ByteArrayInputStream(file.toString().getBytes(UTF_8)));
    }

    private JsonNode batch(String date) {
        var row =
                "[{\"customer\":\"%s\",\"amount\":5.50,\"date\":\"%s\",\"till%s\":1}]"
                        .formatted(ann, date, ann);
        return service.json(
                service.post("/uploads", "application/json", BodyPublishers.ofString(row)).body());
    }
}
