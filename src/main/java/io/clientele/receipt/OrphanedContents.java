package io.clientele.receipt;

import io.clientele.job.RepeatedJob;

import org.springframework.stereotype.Component;

import java.time.Duration;

/// Drops what killed receipts left, also where no other file comes, and files that nobody had tried
/// again.
@Component
class OrphanedContents implements RepeatedJob {

    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final Contents contents;

    OrphanedContents(Contents contents) {
        this.contents = contents;
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
        contents.dropFailed();
    }
}
