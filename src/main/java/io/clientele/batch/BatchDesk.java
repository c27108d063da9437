package io.clientele.batch;

import io.clientele.audit.AuditLog;
import io.clientele.idempotency.IdempotencyKeys;
import io.clientele.idempotency.IdempotencyKeys.Made;
import io.clientele.posting.Postings;
import io.clientele.posting.Postings.Written;
import io.clientele.posting.SmallUpload;
import io.clientele.privacy.ErasedCustomers;
import io.clientele.reject.Rejects;
import io.clientele.upload.FinishedUploads;
import io.clientele.upload.FinishedUploads.Finished;
import io.clientele.upload.UploadCounts;
import io.clientele.upload.UploadResource;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Stores batches: lines, rollup, refused rows, uploads, that somebody sent them and what was
/// answered, all of it or nothing.
@Component
class BatchDesk {

    private final Postings postings;
    private final Rejects rejects;
    private final FinishedUploads uploads;
    private final ErasedCustomers erased;
    private final AuditLog log;
    private final IdempotencyKeys keys;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    BatchDesk(
            Postings postings,
            Rejects rejects,
            FinishedUploads uploads,
            ErasedCustomers erased,
            AuditLog log,
            IdempotencyKeys keys,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.postings = postings;
        this.rejects = rejects;
        this.uploads = uploads;
        this.erased = erased;
        this.log = log;
        this.keys = keys;
        this.json = json;
        this.transaction = transaction;
    }

    /// Stores batches in one transaction.
    List<UploadResource> store(List<Batch> batches) {
        return Objects.requireNonNull(
                transaction.execute(
                        status -> {
                            var allowed = allowed(batches);
                            var small = numbered(allowed);
                            var written = postings.write(small);
                            uploads.change(written.changes());
                            return note(small, allowed, written.uploads());
                        }));
    }

    /// Does everything but store the lines.
    UploadResource tryOut(Batch batch) {
        var batches =
                Objects.requireNonNull(transaction.execute(status -> allowed(List.of(batch))));
        var small = numbered(batches);
        var written =
                transaction.execute(
                        status -> {
                            status.setRollbackOnly();
                            return postings.write(small).uploads();
                        });
        return Objects.requireNonNull(
                        transaction.execute(
                                status ->
                                        note(
                                                small,
                                                withheld(batches),
                                                Objects.requireNonNull(written))))
                .getFirst();
    }

    /// The batches without the rows of customers who were erased.
    private List<Batch> allowed(List<Batch> batches) {
        var known = erasedAmong(batches);
        return batches.stream()
                .map(batch -> BatchReader.requireUsable(batch.without(known)))
                .toList();
    }

    /// The batches without what refused rows say of customers who were erased since; what was
    /// counted stays.
    private List<Batch> withheld(List<Batch> batches) {
        var known = erasedAmong(batches);
        return batches.stream().map(batch -> batch.withholding(known)).toList();
    }

    private Set<String> erasedAmong(List<Batch> batches) {
        return erased.among(
                batches.stream()
                        .flatMap(batch -> batch.ids().stream())
                        .collect(Collectors.toSet()));
    }

    private List<SmallUpload> numbered(List<Batch> batches) {
        var numbers = uploads.nextNumbers(batches.size());
        List<SmallUpload> small = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            var batch = batches.get(i);
            var options = batch.options();
            small.add(
                    new SmallUpload(
                            numbers.get(i),
                            options.duplicates(),
                            options.returns(),
                            batch.lines()));
        }
        return small;
    }

    private List<UploadResource> note(
            List<SmallUpload> small, List<Batch> batches, List<Written> written) {
        List<Finished> finished = new ArrayList<>();
        for (int i = 0; i < small.size(); i++) {
            var batch = batches.get(i);
            int number = small.get(i).number();
            if (!batch.rejects().isEmpty()) {
                rejects.insert(number, batch.rejects());
            }
            finished.add(
                    new Finished(
                            number,
                            batch.options(),
                            batch.file(),
                            UploadCounts.of(
                                    batch.read(),
                                    written.get(i).totals(),
                                    batch.rejectedByReason(),
                                    batch.refusedAmounts()),
                            batch.understood().noting(written.get(i).notes())));
        }
        var resources = uploads.insert(finished);
        log.note(
                batches.stream().map(Batch::call).toList(),
                resources.stream().map(upload -> upload.id().toString()).toList());
        keys.answer(made(batches, resources));
        return resources;
    }

    private List<Made> made(List<Batch> batches, List<UploadResource> resources) {
        List<Made> made = new ArrayList<>();
        for (int i = 0; i < batches.size(); i++) {
            var key = batches.get(i).key();
            if (key != null) {
                var upload = resources.get(i);
                made.add(new Made(key, upload.location(), json.writeValueAsBytes(upload)));
            }
        }
        return made;
    }
}
