package io.clientele.withdrawal;

import io.clientele.ledger.LedgerProperties;
import io.clientele.privacy.RetentionRule;

import org.springframework.stereotype.Component;

import java.time.Instant;

/// Lets the ledger begin later: lines of older days go, and with them their share of the rollup.
@Component
class LineRetention implements RetentionRule {

    private final Withdrawals withdrawals;
    private final LedgerProperties ledger;

    LineRetention(Withdrawals withdrawals, LedgerProperties ledger) {
        this.withdrawals = withdrawals;
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "lines";
    }

    @Override
    public long dropBefore(Instant time) {
        return withdrawals.removeBefore(time.atZone(ledger.zone()).toLocalDate());
    }
}
