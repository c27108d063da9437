package io.clientele.segmentation;

import io.clientele.offer.OfferDraft;
import io.clientele.offer.Offers;
import io.clientele.place.Places;
import io.clientele.publishing.Publisher;
import io.clientele.publishing.SnapshotDraft;
import io.clientele.sales.SalesHistory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;

/// Publishes a snapshot with its companions and ends its run in one transaction: all, or nothing.
@Component
class Publication {

    private final Publisher publisher;
    private final SalesHistory sales;
    private final Places places;
    private final Offers offers;
    private final RunLog log;
    private final Clock clock;

    Publication(
            Publisher publisher,
            SalesHistory sales,
            Places places,
            Offers offers,
            RunLog log,
            Clock clock) {
        this.publisher = publisher;
        this.sales = sales;
        this.places = places;
        this.offers = offers;
        this.log = log;
        this.clock = clock;
    }

    /// @param writing told when all that takes long is written, and the rest begins
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void publish(RunLog.Attempt attempt, Result result, OfferDraft draft, Runnable writing) {
        int snapshot = publisher.number();
        var offered = offers.list(snapshot, draft);
        writing.run();
        // Before all that others wait for, since it locks the run: an attempt that was taken over
        // ends here.
        var outcome = result.outcome();
        log.succeed(attempt, outcome, result.card());
        publisher.publish(
                snapshot,
                new SnapshotDraft(
                        attempt.id(),
                        outcome.asOf(),
                        clock.instant(),
                        result.revision(),
                        outcome.basis(),
                        outcome.scale(),
                        outcome.segments(),
                        outcome.columns(),
                        result.regions()),
                () -> {
                    sales.keep(snapshot, result.companions().sales());
                    places.keep(snapshot, result.companions().places());
                    offers.publish(snapshot, offered);
                });
    }
}
