package io.clientele.input;

import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;

import org.jspecify.annotations.Nullable;

/// Whether runs find room in the heap, reckoned before they take it: where they do not, a run is
/// refused, or recommends nothing, and says so, instead of killing its process.
///
/// What lives at most at once was measured, and is the least that a run takes: the bare analysis
/// its customers' figures; the recommender the results of customers, their points while models are
/// compared, and each purchase in several forms.
///
/// @param bytes of the heap
record HeapRoom(long bytes) {

    private static final int MEGA = 1 << 20;

    /// Of the service, and of whatever does not grow with the shop.
    private static final long SERVICE = 100 * MEGA;

    /// Percent of the heap; the collector needs the rest.
    private static final int USABLE = 90;

    private static final long ANALYSED_CUSTOMER = 450;
    private static final long LISTED_CUSTOMER = 330;
    private static final long LINE = 68;

    static HeapRoom ofThisProcess() {
        return new HeapRoom(Runtime.getRuntime().maxMemory());
    }

    /// @throws Problem where there is no room for the analysis of so many customers
    void requireForAnalysis(int customers) {
        long need = SERVICE + ANALYSED_CUSTOMER * customers;
        if (!holds(need)) {
            throw Problem.of(
                    ProblemType.HEAP_TOO_SMALL,
                    "A run of %,d customers needs a heap of %,d MB or more, and the service has %,d MB: give it more with -Xmx, or in a container by its memory limit."
                            .formatted(customers, megabytes(need), bytes / MEGA));
        }
    }

    /// Why there is no room for a recommender; null where there is.
    @Nullable String missingForRecommender(int customers, long lines) {
        long need = SERVICE + LISTED_CUSTOMER * customers + LINE * lines;
        return holds(need)
                ? null
                : "To recommend products to %,d customers from %,d order lines takes a heap of %,d MB or more, and the service has %,d MB: give it more with -Xmx, or in a container by its memory limit; or let it read fewer lines, by clientele.ledger.most-lines."
                        .formatted(customers, lines, megabytes(need), bytes / MEGA);
    }

    private boolean holds(long need) {
        return need <= bytes / 100 * USABLE;
    }

    /// Of the heap that holds it.
    private static long megabytes(long need) {
        return need * 100 / USABLE / MEGA + 1;
    }
}
