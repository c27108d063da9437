package io.clientele.webhook;

import java.util.Arrays;
import java.util.Optional;

/// What can be told.
enum EventType {
    SEGMENTATION_COMPLETED("segmentation.completed"),
    CUSTOMER_LEFT("customer.segment.left"),
    CUSTOMER_ENTERED("customer.segment.entered"),
    DRIFT_DETECTED("drift.detected"),
    UPLOAD_COMPLETED("upload.completed");

    private final String id;

    EventType(String id) {
        this.id = id;
    }

    /// As it is spelled in messages and in the API.
    @Override
    public String toString() {
        return id;
    }

    static Optional<EventType> of(String id) {
        return Arrays.stream(values()).filter(type -> type.id.equals(id)).findFirst();
    }
}
