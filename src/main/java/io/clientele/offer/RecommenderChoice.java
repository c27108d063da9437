package io.clientele.offer;

import io.clientele.recommendation.Evidence;

import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/// The recommender that serves a shop, while it is looked for: order lines alone tell which, so
/// that takes the processors that the analysis of customers leaves idle.
public final class RecommenderChoice implements AutoCloseable {

    // One of its own: what was begun for a run that has ended ends with it.
    private final ForkJoinPool pool = new ForkJoinPool();
    private final ForkJoinTask<Evidence> search;
    private boolean begun;

    private RecommenderChoice(Callable<Evidence> search) {
        this.search = ForkJoinTask.adapt(search);
    }

    /// Begins the search at once.
    static RecommenderChoice beside(Callable<Evidence> search) {
        var choice = later(search);
        choice.begin();
        return choice;
    }

    /// Begins the search once somebody waits for it.
    static RecommenderChoice later(Callable<Evidence> search) {
        return new RecommenderChoice(search);
    }

    private void begin() {
        if (!begun) {
            begun = true;
            pool.execute(search);
        }
    }

    /// Waits for what was found, or throws what the search did.
    Evidence evidence() {
        begin();
        return search.join();
    }

    /// Ends the search, found or not: what it is at is interrupted, and nothing else of it begins.
    @Override
    public void close() {
        pool.shutdownNow();
    }
}
