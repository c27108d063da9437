package io.clientele.schedule;

import java.util.Locale;

/// What a schedule waits for.
enum Trigger {
    /// A time of the clock.
    CRON,
    /// New purchases, once no upload is on its way.
    UPLOAD,
    /// Customers who are far from those of the last segmentation.
    DRIFT;

    /// As it is spelled in the API.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
