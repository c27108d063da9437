package io.clientele.intake;

import io.clientele.posting.LedgerBusy;
import io.clientele.upload.UploadResource;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/// Stores batches that come in at the same time together: a commit costs the same for one as for
/// many.
///
/// Whoever gets the turn stores what has gathered while the one before had it, and all who find
/// their batch stored go on with their answer. Where a batch makes the transaction fail, each is
/// stored by itself, so that it spoils none but its own.
@Component
class Combiner {

    private static final int MOST_ROWS = 5_000;

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
    UploadResource store(Batch batch) {
        if (batch.options().dryRun()) {
            return desk.tryOut(batch);
        }
        var own = new Waiting(batch);
        queue.add(own);
        turn.lock();
        try {
            while (!own.isSettled()) {
                store(gathered());
            }
        } finally {
            turn.unlock();
        }
        return own.result();
    }

    private List<Waiting> gathered() {
        List<Waiting> group = new ArrayList<>();
        int rows = 0;
        for (var next = queue.peek();
                next != null && (group.isEmpty() || rows + next.rows() <= MOST_ROWS);
                next = queue.peek()) {
            group.add(queue.remove());
            rows += next.rows();
        }
        return group;
    }

    private void store(List<Waiting> group) {
        try {
            var stored = desk.store(group.stream().map(waiting -> waiting.batch).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).stored = stored.get(i);
            }
        } catch (LedgerBusy e) {
            group.forEach(waiting -> waiting.failure = e);
        } catch (RuntimeException e) {
            if (group.size() == 1) {
                group.getFirst().failure = e;
            } else {
                group.forEach(waiting -> store(List.of(waiting)));
            }
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

        UploadResource result() {
            if (failure != null) {
                throw failure;
            }
            return Objects.requireNonNull(stored);
        }
    }
}
