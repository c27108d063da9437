package io.clientele.publishing;

import io.clientele.privacy.ErasedCustomers;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Puts results in place of the ones before, and drops those that are no longer kept.
@Component
public class Publisher {

    private final SnapshotWriter writer;
    private final SnapshotRetention retention;
    private final ErasedCustomers erased;
    private final SnapshotPrivacy held;
    private final ApplicationEventPublisher events;

    Publisher(
            SnapshotWriter writer,
            SnapshotRetention retention,
            ErasedCustomers erased,
            SnapshotPrivacy held,
            ApplicationEventPublisher events) {
        this.writer = writer;
        this.retention = retention;
        this.erased = erased;
        this.held = held;
        this.events = events;
    }

    /// Publishes a result: readers see the old one until this transaction commits, and the new one
    /// right after. A customer who was erased while it was worked out is not in it.
    ///
    /// @return its number
    @Transactional
    public int publish(SnapshotDraft draft) {
        var erased = this.erased.lately(draft.columns().customerIds());
        int number = writer.publish(draft);
        erased.forEach(held::erase);
        events.publishEvent(new SnapshotPublished(number));
        return number;
    }

    /// Drops the customers of snapshots that are no longer kept. Outside a transaction.
    public void dropOld() {
        retention.sweep();
    }
}
