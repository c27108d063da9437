package io.clientele.intake;

import io.clientele.job.WantedWatch;
import io.clientele.upload.ImportCancelled;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;

/// Looks every now and then whether an import is still wanted, and if not, ends what it is at:
/// reading the file, or a statement that may take minutes.
final class CancelWatch implements AutoCloseable {

    private final WantedWatch watch;
    private @Nullable PGConnection connection;
    private volatile boolean cancelled;

    private CancelWatch(BooleanSupplier wanted) {
        watch = WantedWatch.start("import-cancel-watch", wanted, this::end);
    }

    /// Begins to look.
    ///
    /// @param wanted whether the import is still wanted; false once is false for good
    static CancelWatch start(BooleanSupplier wanted) {
        return new CancelWatch(wanted);
    }

    boolean cancelled() {
        return cancelled;
    }

    /// Ends what is no longer wanted.
    ///
    /// @throws ImportCancelled if the import is cancelled
    void check() {
        if (cancelled) {
            throw new ImportCancelled();
        }
    }

    /// From now on statements of this connection are ended.
    synchronized void guard(PGConnection importing) {
        connection = importing;
    }

    /// From now on they are not: the connection is about to serve others.
    synchronized void release() {
        connection = null;
    }

    /// A file that cannot be read on once the import is cancelled.
    InputStream guard(InputStream file) {
        return new FilterInputStream(file) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                check();
                return in.read(target, offset, length);
            }
        };
    }

    @Override
    public void close() {
        watch.close();
    }

    private void end() {
        cancelled = true;
        endStatement();
    }

    /// Under the lock, so that it cannot hit whoever gets the connection next.
    private synchronized void endStatement() {
        try {
            if (connection != null) {
                connection.cancelQuery();
            }
        } catch (SQLException e) {
            // A statement that could not be reached is tried again at the next look.
        }
    }
}
