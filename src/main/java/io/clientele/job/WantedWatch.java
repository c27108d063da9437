package io.clientele.job;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Looks every now and then whether work is still wanted, and if not, ends what it is at, again and
/// again until the work is over.
public final class WantedWatch implements AutoCloseable {

    private static final long LOOK_MILLIS = 400;

    private final BooleanSupplier wanted;
    private final Runnable end;
    private final CountDownLatch closed = new CountDownLatch(1);

    private WantedWatch(BooleanSupplier wanted, Runnable end) {
        this.wanted = wanted;
        this.end = end;
    }

    /// Begins to look.
    ///
    /// @param name of the thread that does
    /// @param wanted whether the work is; false once is false for good
    /// @param end ends what the work is at, if it is at anything; on that thread
    public static WantedWatch start(String name, BooleanSupplier wanted, Runnable end) {
        var watch = new WantedWatch(wanted, end);
        Thread.ofVirtual().name(name).start(watch::look);
        return watch;
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void look() {
        boolean unwanted = false;
        try {
            while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                unwanted = unwanted || !stillWanted();
                if (unwanted) {
                    end.run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean stillWanted() {
        try {
            return wanted.getAsBoolean();
        } catch (DataAccessException | TransactionException e) {
            return true; // the work itself will notice a database that is away
        }
    }
}
