package io.clientele.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;

import io.clientele.snapshot.CustomerRow;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.Snapshots;

import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;

/// Writes all customers of a segment, however many, in constant memory and page by page, so that a
/// slow reader holds no connection.
@Component
class MemberExport {

    private static final int PAGE = 5_000;

    private final Snapshots snapshots;
    private final CustomerSegments customers;
    private final JsonMapper json;

    MemberExport(Snapshots snapshots, CustomerSegments customers, JsonMapper json) {
        this.snapshots = snapshots;
        this.customers = customers;
        this.json = json;
    }

    void csv(Snapshot snapshot, Family family, int code, OutputStream out) throws IOException {
        try (var csv = CsvWriter.builder().build(writer(out))) {
            csv.writeRecord(SegmentMember.CSV_HEADER);
            forEach(snapshot, family, code, member -> csv.writeRecord(member.csv()));
        }
    }

    void ndjson(Snapshot snapshot, Family family, int code, OutputStream out) throws IOException {
        try (var lines = writer(out)) {
            forEach(
                    snapshot,
                    family,
                    code,
                    member -> lines.append(json.writeValueAsString(member)).append('\n'));
        }
    }

    private void forEach(Snapshot snapshot, Family family, int code, Sink sink) throws IOException {
        List<CustomerRow> page = snapshots.page(snapshot.number(), family, code, "", PAGE);
        while (!page.isEmpty()) {
            for (CustomerRow row : page) {
                sink.accept(SegmentMember.of(customers.of(snapshot, row)));
            }
            page =
                    snapshots.page(
                            snapshot.number(), family, code, page.getLast().customerId(), PAGE);
        }
    }

    private static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, UTF_8), 1 << 16);
    }

    @FunctionalInterface
    private interface Sink {
        void accept(SegmentMember member) throws IOException;
    }
}
