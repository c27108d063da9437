package io.clientele.extract;

import io.clientele.bulk.Rows;

import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Whoever keeps the order lines and counts them. Queries are written once, in SQL that all of them
/// know, over a relation `order_line` whose columns are those of an
/// [order line][io.clientele.ledger.OrderLine]; texts compare by the bytes of their UTF-8.
public interface LineEngine {

    /// Turns rows into what was asked for.
    @FunctionalInterface
    interface RowReader<T> {
        T read(Rows rows) throws SQLException;
    }

    /// Does some work that reads again and again, on its own thread: all that it reads is of one
    /// state of the lines where they are kept elsewhere, and cleaned once.
    ///
    /// @param wanted whether the work still is, looked at every now and then where the lines are
    ///     kept elsewhere: once it is not, what is asked there fails
    <T> T still(BooleanSupplier wanted, Supplier<T> work);

    /// Brings the rollup of customers and days level with the lines, where that does not happen by
    /// itself.
    void levelRollup();

    /// Whether returns may have been subtracted from purchases.
    boolean netsReturns();

    /// Whether any line names a region.
    boolean namesRegions();

    /// Runs a query and hands its rows over as they stream in.
    ///
    /// @param query without parameters: nothing in it may come from outside
    <T> T read(String query, RowReader<T> reader);
}
