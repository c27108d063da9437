package io.clientele.upload;

import io.micrometer.core.instrument.Metrics;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Counts what became of rows: `clientele.rows` by outcome and `clientele.rejects` by reason.
final class RowMeters {

    private RowMeters() {}

    /// Counts once the current transaction has committed.
    static void count(UploadCounts counts) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        add(counts);
                    }
                });
    }

    private static void add(UploadCounts counts) {
        outcome("accepted", counts.rowsAccepted());
        outcome("return", counts.rowsReturns());
        outcome("duplicate", counts.rowsDuplicates());
        outcome("rejected", counts.rowsRejected());
        counts.rejectedByReason()
                .forEach(
                        (reason, rows) ->
                                Metrics.counter("clientele.rejects", "reason", reason)
                                        .increment(rows.doubleValue()));
    }

    private static void outcome(String outcome, long rows) {
        Metrics.counter("clientele.rows", "outcome", outcome).increment((double) rows);
    }
}
