package io.clientele.batch;

import static io.clientele.problem.ProblemType.SERVICE_UNAVAILABLE;

import io.clientele.posting.LedgerBusy;
import io.clientele.problem.Problem;
import io.clientele.upload.UploadResource;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Stores batches that come in at the same time together: a commit costs the same for one as for
/// many.
///
/// Whoever gets the turn stores what has gathered while the one before had it, and all who find
/// their batch stored go on with their answer. Where a batch makes the transaction fail, each is
/// stored by itself, so that it spoils none but its own; where the database does, all are refused
/// at once, since one try after another would keep their callers waiting for minutes.
@Component
class Combiner {

    private static final int MOST_ROWS = 5_000;

    /// A turn takes a fraction of a second, or the 20 that a request waits for a silent database:
    /// with these, all callers have their answer within 30.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final BatchDesk desk;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

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
        awaitTurn(own);
        try {
            while (!own.isSettled()) {
                store(gathered());
            }
        } finally {
            turn.unlock();
        }
        return own.result();
    }

    private void awaitTurn(Waiting own) {
        try {
            if (turn.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (queue.remove(own)) {
            throw Problem.of(
                            SERVICE_UNAVAILABLE,
                            "So many batches are waiting that this one was not stored; send it again.")
                    .retryAfter(LONGEST_WAIT);
        }
        turn.lock(); // It is among those at work.
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
            var stored = desk.store(group.stream().map(waiting -> waiting.batch).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).stored = stored.get(i);
            }
        } catch (LedgerBusy
                | DataAccessResourceFailureException
                | CannotCreateTransactionException e) {
            group.forEach(waiting -> waiting.failure = e);
        } catch (RuntimeException e) {
            if (group.size() == 1) {
                group.getFirst().failure = e;
            } else {
                group.forEach(waiting -> store(List.of(waiting)));
            }
        } finally {
            // An error ends this caller; the others must not wait for what nobody does any more.
            group.forEach(Waiting::giveUpUnlessSettled);
        }
    }

    /// A batch on its way; handed from thread to thread under the lock.
    private static final class Waiting {

        private final Batch batch;
        private @Nullable UploadResource stored;
        private @Nullable RuntimeException failure;

        Waiting(Batch batch) {
            this.batch = batch;
        }

        int rows() {
            return batch.lines().size();
        }

        boolean isSettled() {
            return stored != null || failure != null;
        }

        void giveUpUnlessSettled() {
            if (!isSettled()) {
                failure = new IllegalStateException("Storing the batch broke off.");
            }
        }

        UploadResource result() {
            if (failure != null) {
                throw failure;
            }
            return Objects.requireNonNull(stored);
        }
    }
}
