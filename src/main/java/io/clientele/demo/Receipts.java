package io.clientele.demo;

import java.io.IOException;

/// Takes receipts, each some lines of one moment.
@FunctionalInterface
interface Receipts {

    /// @param lines to be used at once: they change with the next receipt
    void add(long second, CsvLines lines) throws IOException;
}
