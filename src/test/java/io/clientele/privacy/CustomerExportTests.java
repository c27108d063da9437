package io.clientele.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.clientele.audit.Pseudonyms;
import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class CustomerExportTests {

    private final CustomerExport export;

    @Autowired
    CustomerExportTests(
            ErasedCustomers erased, Pseudonyms pseudonyms, JsonMapper json, Clock clock) {
        var desk = new PrivacyDesk(List.of(new Failing()), erased, pseudonyms, clock);
        export = new CustomerExport(desk, json, clock);
    }

    @Test
    void makesNoWholeDocumentOfAPart() {
        var out = new Answer();
        var writing = export.of("ann");

        assertThatIllegalStateException().isThrownBy(() -> writing.write(out));

        assertThat(out.closed).isFalse();
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotEndWith("}");
    }

    private static final class Answer extends ByteArrayOutputStream {

        private boolean closed;

        @Override
        public void close() {
            closed = true;
        }
    }

    /// A table that is found once, and fails while it is read again.
    private static final class Failing implements PersonalData {

        private int reads;

        @Override
        public String table() {
            return "failing";
        }

        @Override
        public void export(String customerId, Consumer<String> row) {
            row.accept("{}");
            if (++reads > 1) {
                throw new IllegalStateException("half-way");
            }
        }

        @Override
        public long erase(String customerId) {
            return 0;
        }

        @Override
        public long anonymise(String customerId, String substitute) {
            return 0;
        }
    }
}
