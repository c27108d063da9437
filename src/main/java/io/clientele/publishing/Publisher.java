package io.clientele.publishing;

import io.clientele.privacy.ErasedCustomers;
import io.clientele.privacy.PersonalData;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;

/// Puts results in place of the ones before, and drops those that are no longer kept.
@Component
public class Publisher {

    private final SnapshotWriter writer;
    private final SnapshotRetention retention;
    private final ErasedCustomers erased;
    private final SnapshotPrivacy held;
    private final List<PersonalData> sums;
    private final ApplicationEventPublisher events;

    Publisher(
            SnapshotWriter writer,
            SnapshotRetention retention,
            ErasedCustomers erased,
            SnapshotPrivacy held,
            List<PersonalData> tables,
            ApplicationEventPublisher events) {
        this.writer = writer;
        this.retention = retention;
        this.erased = erased;
        this.held = held;
        this.sums = tables.stream().filter(PersonalData::isShared).toList();
        this.events = events;
    }

    /// The number of the snapshot to publish next, for what is written of it beforehand.
    @Transactional
    public int number() {
        return writer.number();
    }

    /// Publishes a result: readers see the old one until this transaction commits, and the new one
    /// right after. A customer who was erased while it was worked out is not in it, nor in what
    /// goes with it; one who was made anonymous still counts in sums.
    ///
    /// @param number of the snapshot
    /// @param companions keeps what goes with it
    @Transactional
    public void publish(int number, SnapshotDraft draft, Runnable companions) {
        var gone = erased.lately(draft.columns().customerIds());
        var outright = erased.outright(gone);
        writer.publish(number, draft);
        companions.run();
        for (String customerId : outright) {
            sums.forEach(table -> table.erase(customerId));
        }
        gone.forEach(held::erase);
        events.publishEvent(new SnapshotPublished(number));
    }

    /// Drops the customers of snapshots that are no longer kept. Outside a transaction.
    public void dropOld() {
        retention.sweep();
    }
}
