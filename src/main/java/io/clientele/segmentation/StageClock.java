package io.clientele.segmentation;

import io.clientele.analysis.Stage;
import io.micrometer.core.instrument.Metrics;

import java.time.Duration;

/// Measures how long one run spends in each stage: the timer `clientele.run.stage`.
final class StageClock {

    private Stage stage = Stage.HISTORY;
    private long since = System.nanoTime();

    private StageClock() {}

    /// Begins with the first stage.
    static StageClock start() {
        return new StageClock();
    }

    /// Ends the stage before.
    void reach(Stage next) {
        stop();
        stage = next;
    }

    /// Ends the last stage.
    void stop() {
        long now = System.nanoTime();
        Metrics.timer("clientele.run.stage", "stage", stage.id())
                .record(Duration.ofNanos(now - since));
        since = now;
    }
}
