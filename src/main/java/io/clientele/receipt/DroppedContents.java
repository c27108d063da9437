package io.clientele.receipt;

import io.clientele.job.RepeatedJob;

import org.springframework.stereotype.Component;

import java.time.Duration;

/// Deletes long files that are no longer kept, away from whoever dropped them.
@Component
class DroppedContents implements RepeatedJob {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Contents contents;

    DroppedContents(Contents contents) {
        this.contents = contents;
    }

    @Override
    public String name() {
        return "dropped-contents";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        contents.deleteDropped();
    }
}
