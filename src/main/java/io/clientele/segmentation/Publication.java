package io.clientele.segmentation;

import io.clientele.analysis.Outcome;
import io.clientele.modelcard.ModelCard;
import io.clientele.offer.Offers;
import io.clientele.place.Places;
import io.clientele.publishing.Publisher;
import io.clientele.publishing.SnapshotDraft;
import io.clientele.sales.SalesHistory;

import org.jspecify.annotations.Nullable;
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

    /// @param companions what else the run found
    /// @param revision state of the ledger that the outcome was computed from
    /// @param regions where each customer of the outcome buys
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void publish(
            RunLog.Attempt attempt,
            Outcome outcome,
            ModelCard card,
            Companions companions,
            long revision,
            @Nullable String[] regions) {
        // First, since it locks the run: an attempt that was taken over ends here.
        log.succeed(attempt, outcome, card);
        publisher.publish(
                new SnapshotDraft(
                        attempt.id(),
                        outcome.asOf(),
                        clock.instant(),
                        revision,
                        outcome.basis(),
                        outcome.scale(),
                        outcome.segments(),
                        outcome.columns(),
                        regions),
                snapshot -> {
                    sales.keep(snapshot, companions.sales());
                    places.keep(snapshot, companions.places());
                    offers.publish(snapshot, companions.offers());
                });
    }
}
