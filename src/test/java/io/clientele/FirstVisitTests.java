package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.demo.DemoShop;
import io.clientele.demo.DemoShopOptions;
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

/// From an empty service to the first segments, with nothing but the dashboard.
@EnabledIf(
        value = "io.clientele.Chromium#present",
        disabledReason = "There is no Chromium on this machine.")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
@ExtendWith(OneChromium.class)
class FirstVisitTests {

    @LocalServerPort private int port;
    @TempDir private Path folder;

    @Test
    void leadsFromAnEmptyServiceToTheFirstSegments(Chromium chromium) throws IOException {
        var file = folder.resolve("orders.csv");
        try (var out = Files.newOutputStream(file)) {
            DemoShop.write(out, DemoShopOptions.demo().withCustomers(300));
        }
        try (var visitor = chromium.visit(port)) {
            visitor.open("").sees("No customers have been segmented yet").picture("first-visit");
            assertThat(visitor.page().locator("#snapshot-note").innerText())
                    .isEqualTo("Nothing segmented yet");

            visitor.link("Upload transactions").click();
            visitor.sees("Bring in your transactions");
            visitor.page().locator("#file").setInputFiles(file);
            visitor.sees("Nothing is stored yet").picture("upload-preview");
            assertThat(visitor.field("Customer").locator("option:checked").innerText())
                    .isEqualTo("customer_id");

            visitor.button("^Import ").click();
            visitor.sees("purchases of \\d+ customers are in").picture("upload-done");

            visitor.link("Segment your customers now").click();
            visitor.button("^Start$").click();
            visitor.sees("customers were segmented as of").settle().picture("run-done");

            visitor.link("^Overview$").click();
            visitor.sees("of your customers and bring").settle();
            assertThat(visitor.page().locator(".chart canvas").count()).isGreaterThan(2);
            visitor.heardNoComplaint();
        }
    }
}
