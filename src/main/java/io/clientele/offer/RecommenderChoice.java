package io.clientele.offer;

import io.clientele.extract.ProductLines;
import io.clientele.recommendation.Evidence;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/// The recommender that serves a shop, while it is looked for: order lines alone tell which, so
/// that takes the processors that the analysis of customers leaves idle. Until they are taken it
/// keeps the lines, so that nobody holds them afterwards.
public final class RecommenderChoice implements AutoCloseable {

    private static final int MOST_LINES_BESIDE = 1_000_000;

    // One of its own: what was begun for a run that has ended ends with it.
    private final ForkJoinPool pool = new ForkJoinPool();
    private @Nullable ProductLines lines;
    private @Nullable ForkJoinTask<Evidence> search;

    /// Is given the lines to choose by.
    void give(ProductLines given) {
        lines = given;
    }

    /// Why nothing can be recommended; null where something may.
    @Nullable String missing() {
        return given().product().length > 0
                ? null
                : Objects.requireNonNullElse(
                        given().missing(),
                        "No purchase names a product: send product ids to get recommendations.");
    }

    /// Whether the shop is so large that the heap should not hold much at once for it.
    boolean isLarge() {
        return given().product().length > MOST_LINES_BESIDE;
    }

    /// Hands the lines over.
    ProductLines take() {
        var taken = given();
        lines = null;
        return taken;
    }

    private ProductLines given() {
        return Objects.requireNonNull(lines);
    }

    /// Begins the search.
    void begin(Callable<Evidence> look) {
        search = pool.submit(ForkJoinTask.adapt(look));
    }

    /// Waits for what was found, or throws what the search did.
    ///
    /// @param look the search, for one that has not begun
    Evidence evidence(Callable<Evidence> look) {
        if (search == null) {
            begin(look);
        }
        var found = Objects.requireNonNull(search).join();
        search = null;
        return found;
    }

    /// Ends the search, found or not: what it is at is interrupted, and nothing else of it begins.
    @Override
    public void close() {
        pool.shutdownNow();
    }
}
