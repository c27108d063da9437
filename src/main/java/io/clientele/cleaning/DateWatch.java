package io.clientele.cleaning;

import io.clientele.convention.Telling;
import io.clientele.ledger.AmountSum;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/// Watches whether the dates of a file go on as its first ones told: another export may have been
/// appended, which writes them otherwise.
///
/// A date that can be read as the file is vouches for its neighbours, one that can be read
/// otherwise only makes them doubtful, as far as the next one that vouches for its own, in either
/// direction.
public final class DateWatch {

    private final AmountSum open = new AmountSum();
    private final AmountSum doubted = new AmountSum();
    private long openRows;
    private long firstOpen;
    private long doubtful;
    private long refused;
    private long firstRefused;
    private boolean vouched;
    private boolean contradicted;

    DateWatch() {}

    /// Dates of a file that contradict the order they are read in, or that came up where none was
    /// looked for.
    ///
    /// @param refused dates that can be read in another order only
    /// @param firstLine where the first of them stands; of none, the first that is doubtful
    /// @param rows taken whose date is another day in another order, next to refused ones
    /// @param amount of the purchases among these
    public record Doubtful(long refused, long firstLine, long rows, BigDecimal amount) {}

    /// Takes note of a row that was taken.
    ///
    /// @param amount of a purchase, in ten-thousandths; 0 of a return
    void taken(long line, Telling telling, long amount) {
        switch (telling) {
            case AS_READ -> {
                vouched = true;
                contradicted = false;
                openRows = 0;
                open.clear();
            }
            case EITHER -> {
                if (contradicted) {
                    doubtful++;
                    doubted.add(amount);
                } else {
                    firstOpen = openRows == 0 ? line : firstOpen;
                    openRows++;
                    open.add(amount);
                }
            }
            case NOTHING, OTHERWISE -> {}
        }
    }

    /// Takes note of a date that was refused, for it can be read in another order only.
    void refused(long line) {
        firstRefused = refused == 0 ? line : firstRefused;
        refused++;
        contradicted = true;
        doubtful += openRows;
        doubted.add(open);
        openRows = 0;
        open.clear();
    }

    /// What is doubtful so far; null where nothing is.
    ///
    /// @param expected whether the order was decided upon: else dates that leave it open are
    ///     doubtful as long as none vouches for them
    @Nullable Doubtful found(boolean expected) {
        if (refused > 0) {
            return new Doubtful(refused, firstRefused, doubtful, doubted.total());
        }
        return expected || vouched || openRows == 0
                ? null
                : new Doubtful(0, firstOpen, openRows, open.total());
    }
}
