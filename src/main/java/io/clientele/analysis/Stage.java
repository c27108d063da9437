package io.clientele.analysis;

import java.util.Locale;

/// The steps of a run, with the share of the work that lies before each.
public enum Stage {
    HISTORY(0),
    SCORES(20),
    LIFETIME(30),
    CLUSTERS(60),
    RECOMMENDATIONS(75),
    SNAPSHOT(85);

    private final int percent;

    Stage(int percent) {
        this.percent = percent;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int percent() {
        return percent;
    }
}
