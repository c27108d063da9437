package io.clientele.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import io.clientele.cleaning.Outcome;
import io.clientele.posting.LedgerWriter;
import io.clientele.privacy.ErasedIds;
import io.clientele.reject.Reject;
import io.clientele.reject.RejectWriter;
import io.clientele.row.Row;
import io.clientele.upload.UploadCounts;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/// Takes cleaned rows to where they belong and counts them.
final class RowSink {

    private final LedgerWriter ledger;
    private final RejectWriter rejects;
    private final ErasedIds erased;
    private final Map<String, Long> rejectedByReason = new TreeMap<>();
    private long rows;

    RowSink(LedgerWriter ledger, RejectWriter rejects, ErasedIds erased) {
        this.ledger = ledger;
        this.rejects = rejects;
        this.erased = erased;
    }

    void accept(Row row, Outcome outcome) throws SQLException {
        rows++;
        switch (outcome) {
            case Outcome.Taken(var line) when erased.contains(line.customerId()) ->
                    refuse(Reject.ofErased(line.line()));
            case Outcome.Taken(var line) -> ledger.add(line);
            case Outcome.Refusal refusal ->
                    refuse(Reject.of(refusal, erased.containsAny(row.cells()) ? "" : asSent(row)));
        }
    }

    private void refuse(Reject reject) throws SQLException {
        rejectedByReason.merge(reject.code(), 1L, Long::sum);
        rejects.add(reject);
    }

    long rows() {
        return rows;
    }

    /// Completes the ledger's part.
    ///
    /// @throws NoUsableRow when no row at all could be used
    UploadCounts finish() {
        long refused = rejectedByReason.values().stream().mapToLong(Long::longValue).sum();
        if (refused == rows) {
            throw new NoUsableRow(rejectedByReason);
        }
        return UploadCounts.of(ledger.finish(), rejectedByReason);
    }

    /// A row as one line of CSV.
    static String asSent(Row row) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(row.cells());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().stripTrailing();
    }
}
