package io.clientele.intake;

import io.clientele.posting.Postings;
import io.clientele.posting.SmallUpload;
import io.clientele.reject.Rejects;
import io.clientele.upload.FinishedUploads;
import io.clientele.upload.FinishedUploads.Finished;
import io.clientele.upload.UploadCounts;
import io.clientele.upload.UploadResource;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Stores batches: lines, rollup, refused rows and uploads, all of them or none.
@Component
class BatchDesk {

    private final Postings postings;
    private final Rejects rejects;
    private final FinishedUploads uploads;
    private final TransactionTemplate transaction;

    BatchDesk(
            Postings postings,
            Rejects rejects,
            FinishedUploads uploads,
            TransactionTemplate transaction) {
        this.postings = postings;
        this.rejects = rejects;
        this.uploads = uploads;
        this.transaction = transaction;
    }

    /// Stores batches in one transaction.
    List<UploadResource> store(List<Batch> batches) {
        var small = batches.stream().map(this::numbered).toList();
        return Objects.requireNonNull(
                transaction.execute(status -> note(small, batches, write(small, batches))));
    }

    /// Does everything but store the lines.
    UploadResource tryOut(Batch batch) {
        var batches = List.of(batch);
        var small = List.of(numbered(batch));
        var counts =
                transaction.execute(
                        status -> {
                            status.setRollbackOnly();
                            return write(small, batches);
                        });
        return Objects.requireNonNull(
                        transaction.execute(
                                status -> note(small, batches, Objects.requireNonNull(counts))))
                .getFirst();
    }

    private SmallUpload numbered(Batch batch) {
        var options = batch.options();
        return new SmallUpload(
                uploads.nextNumber(), options.duplicates(), options.returns(), batch.lines());
    }

    private List<UploadCounts> write(List<SmallUpload> small, List<Batch> batches) {
        var totals = postings.write(small);
        List<UploadCounts> counts = new ArrayList<>();
        for (int i = 0; i < totals.size(); i++) {
            counts.add(UploadCounts.of(totals.get(i), batches.get(i).rejectedByReason()));
        }
        return counts;
    }

    private List<UploadResource> note(
            List<SmallUpload> small, List<Batch> batches, List<UploadCounts> counts) {
        List<Finished> finished = new ArrayList<>();
        for (int i = 0; i < small.size(); i++) {
            var batch = batches.get(i);
            int number = small.get(i).number();
            if (!batch.rejects().isEmpty()) {
                rejects.insert(number, batch.rejects());
            }
            finished.add(
                    new Finished(
                            number, batch.options(), batch.file(), counts.get(i), batch.reading()));
        }
        return uploads.insert(finished);
    }
}
