package io.clientele.privacy;

import static io.clientele.problem.ProblemType.CUSTOMER_NOT_FOUND;

import io.clientele.problem.Problem;
import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.stereotype.Component;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Writes all that is held of a customer as one JSON document, row by row.
@Component
class CustomerExport {

    private final PrivacyDesk desk;
    private final JsonMapper json;
    private final Clock clock;

    CustomerExport(PrivacyDesk desk, JsonMapper json, Clock clock) {
        this.desk = desk;
        this.json = json;
        this.clock = clock;
    }

    /// Writes the document and tells how many rows it has.
    @FunctionalInterface
    interface Writing {
        long write(OutputStream out) throws IOException;
    }

    /// What is held of a customer; a [Problem] when nothing is.
    Writing of(String customerId) {
        if (!desk.holds(customerId)) {
            throw Problem.of(
                    CUSTOMER_NOT_FOUND, "Nothing is held of customer %s.".formatted(customerId));
        }
        return out -> write(customerId, out);
    }

    private long write(String customerId, OutputStream out) {
        var rows = new long[1];
        var open = new String[] {""};
        // Closed at the end alone: closing after a failure would make part of a document a whole
        // one.
        JsonGenerator generator = json.createGenerator(out);
        generator.writeStartObject();
        generator.writeStringProperty("customerId", customerId);
        generator.writeStringProperty("exportedAt", clock.instant().toString());
        generator.writeName("tables").writeStartObject();
        var unsearched =
                desk.export(
                        customerId,
                        (table, row) -> {
                            if (!table.equals(open[0])) {
                                if (rows[0] > 0) {
                                    generator.writeEndArray();
                                }
                                generator.writeName(table).writeStartArray();
                                open[0] = table;
                            }
                            generator.writeRawValue(row);
                            rows[0]++;
                        });
        if (rows[0] > 0) {
            generator.writeEndArray();
        }
        generator.writeEndObject().writePOJOProperty("unsearched", unsearched).writeEndObject();
        generator.close();
        return rows[0];
    }

    @Schema(name = "CustomerExport", description = "Everything held of a customer.")
    record Document(
            @Schema(description = "The shop's id of the customer.", example = "10777")
                    String customerId,
            @Schema(description = "When it was read (UTC).") Instant exportedAt,
            @Schema(description = "Rows by table.") Map<String, List<Map<String, Object>>> tables,
            @Schema(
                            description =
                                    "Files that may hold more of the customer: what is imported of"
                                            + " them is in a later export, and an erasure reaches"
                                            + " them all.")
                    List<UnsearchedFile> unsearched) {}
}
