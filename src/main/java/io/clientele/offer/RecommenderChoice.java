package io.clientele.offer;

import io.clientele.purchase.Catalogue;
import io.clientele.purchase.Purchases;
import io.clientele.recommendation.Evidence;
import io.clientele.recommendation.Recommender;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/// The recommender that serves a shop, while it is looked for: order lines alone tell which, so
/// that takes the processors that the analysis of customers leaves idle.
public final class RecommenderChoice implements AutoCloseable {

    // One of its own: what was begun for a run that has ended ends with it.
    private final ForkJoinPool pool = new ForkJoinPool();
    private final ForkJoinTask<Evidence> evidence;

    private RecommenderChoice(Purchases purchases, Catalogue catalogue, int asOf, long seed) {
        evidence = pool.submit(() -> Recommender.choose(purchases, catalogue, asOf, seed));
    }

    static RecommenderChoice of(Purchases purchases, Catalogue catalogue, int asOf, long seed) {
        return new RecommenderChoice(purchases, catalogue, asOf, seed);
    }

    /// Waits for what was found.
    Evidence evidence() {
        return evidence.join();
    }

    /// Ends the search, found or not.
    @Override
    public void close() {
        pool.shutdownNow();
    }
}
