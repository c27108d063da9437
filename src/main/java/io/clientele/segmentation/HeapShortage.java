package io.clientele.segmentation;

import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;

import java.util.stream.Stream;

/// A run for which the heap is too small. Another attempt would end in the same way.
final class HeapShortage {

    private static final String REMEDY =
            " Give it more, with -Xmx or in a container by the memory limit; or recommend nothing"
                    + " (\"recommendations\": false), which takes less.";

    private HeapShortage() {}

    /// Whether a failure comes from it.
    static boolean isIn(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(OutOfMemoryError.class::isInstance);
    }

    static Problem problem() {
        return Problem.of(
                ProblemType.HEAP_TOO_SMALL,
                "The service's heap of %,d MB was too small for this run.".formatted(heap())
                        + REMEDY);
    }

    /// @param deaths processes that ended in the middle of the run
    static Problem afterDeaths(int deaths) {
        return Problem.of(
                ProblemType.HEAP_TOO_SMALL,
                "The service died %d times in the middle of this run, as it does when its heap, now %,d MB, is too small."
                                .formatted(deaths, heap())
                        + REMEDY);
    }

    private static long heap() {
        return Runtime.getRuntime().maxMemory() >> 20;
    }
}
