package io.clientele.intake;

import io.clientele.failure.Problems;
import io.clientele.job.Job;
import io.clientele.mapping.UnusableColumns;
import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;
import io.clientele.row.UnreadableFile;
import io.clientele.upload.ImportCancelled;
import io.clientele.upload.ImportLog;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;

/// Imports a received file in the background: all of it or, whatever happens, nothing.
@Component
class UploadImport implements Job {

    private final ImportLog log;
    private final FileImport file;

    UploadImport(ImportLog log, FileImport file) {
        this.log = log;
        this.file = file;
    }

    @Override
    public String name() {
        return ImportLog.JOB;
    }

    @Override
    public void run(UUID id) {
        var attempt = log.begin(id).orElse(null);
        if (attempt == null) {
            return;
        }
        try {
            file.run(attempt);
        } catch (UnreadableFile e) {
            log.fail(attempt, ReadingProblems.of(e));
        } catch (UnusableColumns e) {
            log.fail(attempt, ReadingProblems.of(e));
        } catch (NoUsableRow e) {
            log.fail(attempt, ReadingProblems.of(e), e.counts());
        } catch (Problem e) {
            log.fail(attempt, e);
        } catch (ImportCancelled e) {
            log.cancel(attempt);
        } catch (DataAccessException | UncheckedIOException e) {
            log.failKeepingFile(attempt, storageFull(e).orElseThrow(() -> e));
        }
    }

    /// Other faults may pass; a full disk is for the operator, and to try again would fill it
    /// again. The file was acknowledged, and stays until he has made room.
    private static Optional<Problem> storageFull(RuntimeException failure) {
        return Problems.of(failure).filter(problem -> problem.type() == ProblemType.STORAGE_FULL);
    }

    @Override
    public void abandon(UUID id, String reason) {
        log.abandon(id, reason);
    }
}
