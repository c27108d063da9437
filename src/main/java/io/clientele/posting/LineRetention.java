package io.clientele.posting;

import io.clientele.ledger.LedgerProperties;
import io.clientele.privacy.RetentionRule;

import org.springframework.stereotype.Component;

import java.time.Instant;

/// Lets the ledger begin later: lines of older days go, and with them their share of the rollup.
@Component
class LineRetention implements RetentionRule {

    private final Postings postings;
    private final LedgerProperties ledger;

    LineRetention(Postings postings, LedgerProperties ledger) {
        this.postings = postings;
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "lines";
    }

    @Override
    public long dropBefore(Instant time) {
        return postings.removeBefore(time.atZone(ledger.zone()).toLocalDate());
    }
}
