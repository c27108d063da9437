package io.clientele.advice;

import io.clientele.lookup.AdvisedAction;
import io.clientele.lookup.CustomerAdvice;
import io.clientele.snapshot.CustomerRow;
import io.clientele.snapshot.Snapshot;

import org.springframework.stereotype.Component;

/// The next best action in short, for whoever shows a customer.
@Component
class ShortAdvice implements CustomerAdvice {

    private final NextBestActions actions;

    ShortAdvice(NextBestActions actions) {
        this.actions = actions;
    }

    @Override
    public AdvisedAction of(Snapshot snapshot, CustomerRow customer) {
        var best = actions.of(snapshot, customer);
        return new AdvisedAction(
                best.action(),
                best.expectedValue().amount(),
                best.expectedValue().days(),
                best.reason());
    }
}
