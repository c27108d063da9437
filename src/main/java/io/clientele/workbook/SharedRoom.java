package io.clientele.workbook;

import java.io.Closeable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Room in the heap for what open workbooks hold all the time that they are read: the texts that
/// their cells share. Several imports, each waiting for its turn with its workbook open, would fill
/// the heap; so there is room for one of the largest, or for many of the usual size.
final class SharedRoom implements Closeable {

    private static final long PIECE = 1 << 10;
    private static final int PIECES = 128 << 10;
    private static final long LOOK_MILLIS = 200;
    private static final Semaphore FREE = new Semaphore(PIECES);

    /// Held by the one who waits for room, so that whoever needs little does not overtake him.
    private static final ReentrantLock NEXT = new ReentrantLock();

    private final int pieces;
    private boolean given;

    private SharedRoom(int pieces) {
        this.pieces = pieces;
    }

    /// Waits until there is room; what needs more than there is gets all of it.
    ///
    /// @param wanted called now and then; may throw to end the wait
    static SharedRoom take(long bytes, Runnable wanted) {
        int pieces = (int) Math.min(PIECES, bytes / PIECE + 1);
        try {
            while (!NEXT.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                wanted.run();
            }
            try {
                while (!FREE.tryAcquire(pieces, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    wanted.run();
                }
            } finally {
                NEXT.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a workbook waited for room", e);
        }
        return new SharedRoom(pieces);
    }

    /// How many bytes nobody has taken.
    static long free() {
        return FREE.availablePermits() * PIECE;
    }

    /// Gives the room back, once.
    @Override
    public void close() {
        if (!given) {
            given = true;
            FREE.release(pieces);
        }
    }
}
