package io.clientele.segmentation;

import java.util.Locale;

/// The steps of a run, with the share of the work that lies before each.
enum Stage {
    HISTORY(0),
    SCORES(20),
    CLUSTERS(30),
    LIFETIME(60),
    SNAPSHOT(85);

    private final int percent;

    Stage(int percent) {
        this.percent = percent;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    int percent() {
        return percent;
    }
}
