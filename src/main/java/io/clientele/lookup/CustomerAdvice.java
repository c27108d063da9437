package io.clientele.lookup;

import io.clientele.snapshot.CustomerRow;
import io.clientele.snapshot.Snapshot;

/// What to do about a customer of a snapshot. To be offered as a bean by whoever weighs it.
@FunctionalInterface
public interface CustomerAdvice {

    AdvisedAction of(Snapshot snapshot, CustomerRow customer);
}
