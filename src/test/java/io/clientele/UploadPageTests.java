package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the dashboard tells of a file before and after it is imported.
@EnabledIf(
        value = "io.clientele.Chromium#present",
        disabledReason = "There is no Chromium on this machine.")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
@ExtendWith(OneChromium.class)
class UploadPageTests {

    private static final String DATES = "Dates such as 3/4/2025";

    @LocalServerPort private int port;
    @TempDir private Path folder;

    @Test
    void showsHowDatesWereReadAndWhatIsKnownAlready(Chromium chromium) throws IOException {
        var file =
                Files.writeString(
                        folder.resolve("week.csv"),
                        """
                        customer_id,order_id,amount,date,page
                        page1,1,5.00,03/04/2025,x
                        page1,1,5.00,03/04/2025,x
                        page2,2,7.50,03/04/2025,x
                        """);
        try (var visitor = chromium.visit(port)) {
            visitor.open("data").page().locator("#file").setInputFiles(file);
            visitor.sees("No date tells whether the day or the month comes first")
                    .sees("1 row equals another one of this file")
                    .picture("upload-dates");
            var order = visitor.field(DATES);
            assertThat(order.inputValue()).isEqualTo("day-first");

            order.selectOption("month-first");
            visitor.button("^Check again$").click();
            visitor.sees("the upload's dates=month-first says so");
            visitor.button("^Import ").click();
            visitor.sees("2 purchases of 2 customers are in");

            visitor.button("^Send another file$").click();
            visitor.page().locator("#file").setInputFiles(file);
            visitor.sees("This very file is in already")
                    .sees("3 rows are known already")
                    .picture("upload-known");
            assertThat(visitor.field(DATES).inputValue())
                    .as("as the first one was read")
                    .isEqualTo("month-first");
            assertThat(visitor.barriers()).isEmpty();

            visitor.link("^See the first one$").click();
            visitor.sees("2 purchases taken, 0 rows refused")
                    .sees("Dates such as 3/4/2025 were read month first: the upload's dates")
                    .settle()
                    .picture("upload-read");
            visitor.heardNoComplaint();
        }
    }
}
