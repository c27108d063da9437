package io.clientele.receipt;

import io.clientele.job.RepeatedJob;
import io.clientele.privacy.ErasedCustomers;

import org.springframework.stereotype.Component;

import java.time.Duration;

/// Drops what killed receipts left, also where no other file comes, and files that nobody had tried
/// again, or that may hold a customer who was erased.
@Component
class OrphanedContents implements RepeatedJob {

    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final Contents contents;
    private final ErasedCustomers erased;

    OrphanedContents(Contents contents, ErasedCustomers erased) {
        this.contents = contents;
        this.erased = erased;
    }

    @Override
    public String name() {
        return "orphaned-contents";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        contents.dropOrphans();
        contents.dropFailed(erased.last().orElse(null));
    }
}
