package io.clientele.intake;

import io.clientele.cleaning.Cleaner;
import io.clientele.convention.Survey;
import io.clientele.intake.RowSink.Cleaned;
import io.clientele.mapping.ColumnMapping;
import io.clientele.posting.Postings;
import io.clientele.privacy.ErasedCustomers;
import io.clientele.receipt.Contents;
import io.clientele.reject.RejectWriter;
import io.clientele.row.ReadAhead;
import io.clientele.row.Row;
import io.clientele.row.Rows;
import io.clientele.row.TabularLimits;
import io.clientele.tabular.TabularFile;
import io.clientele.upload.FinishedUploads;
import io.clientele.upload.ImportCancelled;
import io.clientele.upload.ImportLog;
import io.clientele.upload.Understood;
import io.clientele.upload.UploadCounts;
import io.clientele.upload.UploadProgress;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Objects;

import javax.sql.DataSource;

/// Reads a kept file row by row into the ledger, in one transaction.
///
/// How it writes numbers and dates is seen from its first rows; where these do not tell, it is read
/// as far as it takes before.
@Component
class FileImport {

    private static final TabularLimits LIMITS = TabularLimits.standard();
    private static final int SAMPLE = 1_000;
    private static final String SURVEYING = "surveying";

    private final Contents content;
    private final Postings postings;
    private final Readings readings;
    private final ImportLog log;
    private final FinishedUploads finished;
    private final ErasedCustomers erased;
    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    FileImport(
            Contents content,
            Postings postings,
            Readings readings,
            ImportLog log,
            FinishedUploads finished,
            ErasedCustomers erased,
            DataSource dataSource,
            JdbcTemplate jdbc,
            TransactionTemplate transaction) {
        this.content = content;
        this.postings = postings;
        this.readings = readings;
        this.log = log;
        this.finished = finished;
        this.erased = erased;
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    void run(ImportLog.Attempt attempt) {
        try (var watch = CancelWatch.start(() -> log.isCurrent(attempt))) {
            try {
                run(attempt, watch);
            } catch (RuntimeException e) {
                // What broke off may call it a fault of the file or of the database.
                throw watch.cancelled() ? new ImportCancelled() : e;
            }
        }
    }

    private void run(ImportLog.Attempt attempt, CancelWatch watch) {
        try (var rejects = RejectWriter.open(dataSource, attempt.upload());
                var file = read(attempt, watch)) {
            var rows = file.rows();
            var conventions = readings.conventions(file.survey(), file.mapping());
            var understood = Readings.understood(rows.dialect(), file.mapping(), conventions);
            log.understand(attempt, understood);
            var cleaner = readings.cleaner(attempt.options(), file.mapping(), conventions);
            importRows(attempt, rows, new Reader(understood, cleaner), rejects, watch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException(
                    "The refused rows could not be written.", e);
        }
    }

    /// How a file's rows are read.
    private record Reader(Understood understood, Cleaner cleaner) {}

    /// What came of a file.
    ///
    /// @param understood with what only the whole of it has shown
    private record Written(UploadCounts counts, Understood understood) {}

    /// Lines, rollup, counts and the end of the upload become visible at once; of a dry run only
    /// the counts do.
    private void importRows(
            ImportLog.Attempt attempt,
            Rows rows,
            Reader reader,
            RejectWriter rejects,
            CancelWatch watch) {
        boolean dryRun = attempt.options().dryRun();
        var result =
                transaction.execute(
                        status -> {
                            watch.guard(connection());
                            try {
                                var written = write(attempt, rows, reader, rejects, watch);
                                if (dryRun) {
                                    status.setRollbackOnly();
                                } else {
                                    succeed(attempt, reader, written);
                                }
                                return written;
                            } finally {
                                watch.release();
                            }
                        });
        if (dryRun) {
            succeed(attempt, reader, Objects.requireNonNull(result));
        }
    }

    private void succeed(ImportLog.Attempt attempt, Reader reader, Written written) {
        if (!written.understood().equals(reader.understood())) {
            log.understand(attempt, written.understood());
        }
        log.succeed(attempt, written.counts());
    }

    /// That of the current transaction.
    private PGConnection connection() {
        return Objects.requireNonNull(
                jdbc.execute(
                        (ConnectionCallback<PGConnection>)
                                connection -> connection.unwrap(PGConnection.class)));
    }

    private Written write(
            ImportLog.Attempt attempt,
            Rows rows,
            Reader reader,
            RejectWriter rejects,
            CancelWatch watch) {
        var cleaner = reader.cleaner();
        var options = attempt.options();
        try (var ledger =
                postings.writer(attempt.upload(), options.duplicates(), options.returns())) {
            // Asked once it is this import's turn: before, somebody may still have been erased.
            var sink = new RowSink(ledger, rejects, SentRows.of(rows), erased.all());
            var pace = new Pace("reading", attempt.bytes());
            try (var ahead = ReadAhead.of(() -> next(rows, cleaner, watch), Cleaned::weight)) {
                for (var some = ahead.next(); !some.isEmpty(); some = ahead.next()) {
                    for (Cleaned row : some) {
                        sink.accept(row);
                    }
                    if (pace.due()) {
                        log.progress(
                                attempt, pace.progress(sink.rows(), some.getLast().bytesRead()));
                    }
                }
            }
            log.progress(attempt, UploadProgress.ended("summarising", 99));
            var counts = finish(sink, cleaner, rejects);
            finished.change(ledger.changesOfReturns());
            var understood = Readings.understood(reader.understood(), cleaner);
            return new Written(counts, understood.noting(ledger.notes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException(
                    "The refused rows could not be written.", e);
        }
    }

    private static @Nullable Cleaned next(Rows rows, Cleaner cleaner, CancelWatch watch)
            throws IOException {
        watch.check();
        Row row = rows.next();
        return row == null ? null : Cleaned.of(row, cleaner.clean(row), rows.bytesRead());
    }

    private static UploadCounts finish(RowSink sink, Cleaner cleaner, RejectWriter rejects)
            throws SQLException {
        try {
            var counts = sink.finish(cleaner.refusedAmounts());
            rejects.finish();
            return counts;
        } catch (NoUsableRow e) {
            rejects.finish(); // wanted most where nothing but refused rows came of a file
            throw e;
        }
    }

    /// A file at its first row.
    ///
    /// @param survey of as many rows as it took
    private record OpenFile(Rows rows, ColumnMapping mapping, Survey survey) implements Closeable {

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }

    /// Opens a file and looks at its rows; one of which the first do not tell is read until they do
    /// and opened anew, so that it is open once at any time.
    private OpenFile read(ImportLog.Attempt attempt, CancelWatch watch) throws IOException {
        var options = attempt.options();
        var rows = open(attempt, watch);
        try {
            var mapping = readings.mapping(options, rows);
            var survey = readings.survey(options, mapping);
            var first = rows.sample(SAMPLE);
            first.forEach(survey::observe);
            if (survey.decided()) {
                return new OpenFile(rows, mapping, survey);
            }
            survey(attempt, rows, first.size(), survey, watch);
            rows.close();
            rows = open(attempt, watch);
            return new OpenFile(rows, readings.mapping(options, rows), survey);
        } catch (IOException | RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    /// @param seen how many of the rows the survey has seen
    private void survey(
            ImportLog.Attempt attempt, Rows rows, int seen, Survey survey, CancelWatch watch)
            throws IOException {
        var pace = new Pace(SURVEYING, attempt.bytes());
        log.progress(attempt, UploadProgress.ended(SURVEYING, 0));
        long read = 0;
        for (Row row = rows.next(); row != null && !survey.decided(); row = rows.next()) {
            watch.check();
            if (++read > seen) {
                survey.observe(row);
            }
            if (read % SAMPLE == 0 && pace.due()) {
                log.progress(attempt, pace.progress(read, rows.bytesRead()));
            }
        }
    }

    private Rows open(ImportLog.Attempt attempt, CancelWatch watch) throws IOException {
        return TabularFile.open(
                watch.guard(content.open(attempt.id(), attempt.bytes())),
                attempt.options().table(),
                LIMITS,
                watch::check);
    }
}
