package io.clientele.upload;

import io.clientele.ledger.LedgerProperties;
import io.clientele.privacy.RetentionRule;
import io.clientele.withdrawal.Withdrawals;

import org.springframework.stereotype.Component;

import java.time.Instant;

/// Lets the ledger begin later: lines of older days go, with them their share of the rollup, and
/// what returns of uploads that stay took from them.
@Component
class LineRetention implements RetentionRule {

    private final Withdrawals withdrawals;
    private final FinishedUploads finished;
    private final LedgerProperties ledger;

    LineRetention(Withdrawals withdrawals, FinishedUploads finished, LedgerProperties ledger) {
        this.withdrawals = withdrawals;
        this.finished = finished;
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "lines";
    }

    @Override
    public long dropBefore(Instant time) {
        var gone = withdrawals.withdrawBefore(time.atZone(ledger.zone()).toLocalDate());
        finished.change(gone.changes());
        return gone.lines();
    }
}
