package io.clientele.holdout;

import io.clientele.selection.Selection;
import io.clientele.snapshot.Snapshot;

import java.util.Optional;

/// Customers that a control group can be taken from: a bean of the module that knows them.
public interface Population {

    /// What kind it knows.
    TargetKind kind();

    /// The customers of a segment or audience in a snapshot; empty when it does not exist there.
    Optional<Selection> selection(String id, Snapshot snapshot);
}
