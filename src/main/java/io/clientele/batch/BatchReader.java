package io.clientele.batch;

import io.clientele.audit.AuditedCall;
import io.clientele.cleaning.Cleaner;
import io.clientele.cleaning.Outcome;
import io.clientele.idempotency.KeyedCall;
import io.clientele.intake.ReadingProblems;
import io.clientele.intake.Readings;
import io.clientele.intake.SentRows;
import io.clientele.intake.WorkbookWait;
import io.clientele.ledger.OrderLine;
import io.clientele.mapping.UnusableColumns;
import io.clientele.problem.FieldError;
import io.clientele.problem.Problem;
import io.clientele.receipt.ReceivedFile;
import io.clientele.reject.Reject;
import io.clientele.row.Format;
import io.clientele.row.Row;
import io.clientele.row.Rows;
import io.clientele.row.TabularLimits;
import io.clientele.row.UnreadableFile;
import io.clientele.sending.UploadOptions;
import io.clientele.tabular.TabularFile;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads a short JSON array the way a file is read.
@Component
class BatchReader {

    private static final int MOST_ROWS = 1_000;

    /// Of all cells: what is packed may hold far more than a till sends, many times at once.
    private static final long MOST_CHARACTERS = 1 << 19;

    private static final int MOST_ERRORS = 100;

    private final Readings readings;

    BatchReader(Readings readings) {
        this.readings = readings;
    }

    /// The batch; empty when the body is no JSON array, or a long one.
    Optional<Batch> read(
            AuditedCall call,
            @Nullable KeyedCall key,
            byte[] body,
            ReceivedFile file,
            UploadOptions options) {
        try (var rows =
                TabularFile.open(
                        body, options.table(), TabularLimits.standard(), new WorkbookWait())) {
            if (rows.dialect().format() != Format.JSON) {
                return Optional.empty();
            }
            List<Row> all = new ArrayList<>();
            long characters = 0;
            for (Row row = rows.next(); row != null; row = rows.next()) {
                characters += row.characters();
                if (all.size() == MOST_ROWS || characters > MOST_CHARACTERS) {
                    return Optional.empty();
                }
                all.add(row);
            }
            return Optional.of(clean(call, key, rows, all, file, options));
        } catch (UnreadableFile e) {
            throw ReadingProblems.of(e);
        } catch (UnusableColumns e) {
            throw ReadingProblems.of(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Batch clean(
            AuditedCall call,
            @Nullable KeyedCall key,
            Rows rows,
            List<Row> all,
            ReceivedFile file,
            UploadOptions options) {
        var mapping = readings.mapping(options, rows);
        var survey = readings.survey(options, mapping);
        all.forEach(survey::observe);
        var conventions = readings.conventions(survey, mapping);
        var cleaner = readings.cleaner(options, mapping, conventions);
        var sent = SentRows.of(rows);
        List<OrderLine> lines = new ArrayList<>();
        List<Reject> rejects = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Row row : all) {
            switch (cleaner.clean(row)) {
                case Outcome.Taken(var line) -> {
                    lines.add(line);
                    ids.add(line.customerId());
                }
                case Outcome.Refusal refusal -> {
                    rejects.add(Reject.of(refusal, sent.text(row)));
                    row.cells().forEach(cell -> ids.add(Cleaner.id(cell)));
                }
            }
        }
        var understood =
                Readings.understood(
                        Readings.understood(rows.dialect(), mapping, conventions), cleaner);
        return requireUsable(
                new Batch(
                        call,
                        key,
                        options,
                        file,
                        understood,
                        all.size(),
                        cleaner.refusedAmounts(),
                        ids,
                        lines,
                        rejects));
    }

    /// The batch, unless not one row of it can be used.
    static Batch requireUsable(Batch batch) {
        if (batch.lines().isEmpty()) {
            throw noUsableRow(batch);
        }
        return batch;
    }

    private static Problem noUsableRow(Batch batch) {
        return ReadingProblems.noUsableRow(batch.read(), batch.rejectedByReason())
                .with(
                        batch.rejects().stream()
                                .limit(MOST_ERRORS)
                                .map(
                                        reject ->
                                                new FieldError(
                                                        place(reject),
                                                        reject.code(),
                                                        reject.message()))
                                .toList());
    }

    private static String place(Reject reject) {
        var element = "[%d]".formatted(reject.line() - 1);
        return reject.field() == null ? element : element + "." + reject.field();
    }
}
