package io.clientele.batch;

import static io.clientele.problem.ProblemType.SERVICE_UNAVAILABLE;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.clientele.patience.Patience;
import io.clientele.posting.LedgerBusy;
import io.clientele.problem.Problem;
import io.clientele.upload.UploadResource;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/// Stores batches that come in at the same time together: a commit costs the same for one as for
/// many.
///
/// One thread stores what has gathered while it stored what came before; it is one of the system's
/// own, to which a wait for the database costs less. Where a batch makes the transaction fail, each
/// is stored by itself, so that it spoils none but its own; where the database does, all are
/// refused at once, since one try after another would keep their callers waiting for minutes.
@Component
class Combiner implements AutoCloseable {

    private static final int MOST_ROWS = 5_000;

    /// A group takes a fraction of a second, or the 20 that one waits for a silent database: with
    /// these, all callers have their answer within 30.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final BatchDesk desk;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("batch-writer").daemon().factory());

    Combiner(BatchDesk desk) {
        this.desk = desk;
    }

    /// Stores a batch, with others.
    ///
    /// @throws LedgerBusy when a large import has the ledger for longer
    ///     than one can wait
    /// @throws Problem when those before are not done in time
    UploadResource store(Batch batch) {
        if (batch.options().dryRun()) {
            return desk.tryOut(batch);
        }
        var own = new Waiting(batch);
        queue.add(own);
        try {
            // Whoever is first stores all; the turns of the others find nothing left.
            writer.execute(this::storeGathered);
            return own.result(LONGEST_WAIT);
        } catch (RejectedExecutionException | TimeoutException e) {
            return resultUnlessStillWaiting(own);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return resultUnlessStillWaiting(own);
        }
    }

    private UploadResource resultUnlessStillWaiting(Waiting own) {
        if (queue.remove(own)) {
            throw Problem.of(
                            SERVICE_UNAVAILABLE,
                            "So many batches are waiting that this one was not stored; send it again.")
                    .retryAfter(LONGEST_WAIT);
        }
        return own.result(); // It is among those at work.
    }

    private void storeGathered() {
        var group = gathered();
        if (!group.isEmpty()) {
            Patience.within(Patience.REQUEST, () -> store(group));
        }
    }

    private List<Waiting> gathered() {
        List<Waiting> group = new ArrayList<>();
        int rows = 0;
        for (var next = queue.peek();
                next != null && (group.isEmpty() || rows + next.rows() <= MOST_ROWS);
                next = queue.peek()) {
            if (queue.remove(next)) {
                group.add(next);
                rows += next.rows();
            }
        }
        return group;
    }

    private void store(List<Waiting> group) {
        try {
            storeTogether(group);
        } catch (RuntimeException e) {
            group.forEach(waiting -> waiting.done.completeExceptionally(e));
        } finally {
            // An error ends the writer, and another follows; nobody must wait for the one before.
            group.forEach(Waiting::giveUpUnlessDone);
            MDC.clear();
        }
    }

    /// Throws what is the fault of none of them; those who have no answer by then get none.
    private void storeTogether(List<Waiting> group) {
        group.getFirst().lendContext();
        try {
            var stored = desk.store(group.stream().map(waiting -> waiting.batch).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).done.complete(stored.get(i));
            }
        } catch (LedgerBusy
                | DataAccessResourceFailureException
                | CannotCreateTransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            if (group.size() == 1) {
                group.getFirst().done.completeExceptionally(e);
            } else {
                group.forEach(waiting -> storeTogether(List.of(waiting)));
            }
        }
    }

    /// Returns once nobody waits any more.
    @Override
    public void close() {
        writer.close();
    }

    /// A batch on its way from its caller to the writer and back.
    private static final class Waiting {

        private final Batch batch;
        private final @Nullable Map<String, String> context = MDC.getCopyOfContextMap();
        private final CompletableFuture<UploadResource> done = new CompletableFuture<>();

        Waiting(Batch batch) {
            this.batch = batch;
        }

        int rows() {
            return batch.lines().size();
        }

        /// What is logged on the way bears the trace of the first of those it is done for.
        void lendContext() {
            if (context != null) {
                MDC.setContextMap(context);
            }
        }

        void giveUpUnlessDone() {
            if (!done.isDone()) {
                done.completeExceptionally(
                        new IllegalStateException("Storing the batch broke off."));
            }
        }

        UploadResource result(Duration longest) throws InterruptedException, TimeoutException {
            try {
                return done.get(longest.toMillis(), MILLISECONDS);
            } catch (ExecutionException e) {
                return result();
            }
        }

        /// What the writer made of it, as soon as that is known; or throws what it threw.
        UploadResource result() {
            try {
                return done.join();
            } catch (CompletionException e) {
                Patience.share(e);
                throw e.getCause() instanceof RuntimeException failure ? failure : e;
            }
        }
    }
}
