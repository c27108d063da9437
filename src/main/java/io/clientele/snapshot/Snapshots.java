package io.clientele.snapshot;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.Optional;
import java.util.UUID;

/// The published results; the door for those who make them.
@Component
public class Snapshots {

    private final SnapshotWriter writer;
    private final SnapshotReader reader;

    Snapshots(SnapshotWriter writer, SnapshotReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    /// The segmentation whose snapshot is current; empty before the first.
    public Optional<UUID> currentSegmentation() {
        return reader.current().map(Snapshot::segmentationId);
    }

    /// Publishes a result: readers see the old one until this transaction commits, and the new one
    /// right after.
    @Transactional
    public void publish(SnapshotDraft draft) {
        writer.publish(draft);
    }
}
