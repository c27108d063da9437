package io.clientele.segmentation;

import io.clientele.extract.LineEngine;
import io.clientele.extract.StoredLines;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Stored lines, of which a test changes one answer.
class ForwardedLines implements LineEngine {

    private final StoredLines stored;

    ForwardedLines(StoredLines stored) {
        this.stored = stored;
    }

    @Override
    public <T> T still(BooleanSupplier wanted, Supplier<T> work) {
        return stored.still(wanted, work);
    }

    @Override
    public void levelRollup() {
        stored.levelRollup();
    }

    @Override
    public boolean netsReturns() {
        return stored.netsReturns();
    }

    @Override
    public boolean namesRegions() {
        return stored.namesRegions();
    }

    @Override
    public <T> T read(String query, RowReader<T> reader) {
        return stored.read(query, reader);
    }
}
