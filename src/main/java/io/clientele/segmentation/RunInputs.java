package io.clientele.segmentation;

import io.clientele.analysis.SegmentationParameters;
import io.clientele.ledger.Ledger;
import io.clientele.ledger.LedgerProperties;
import io.clientele.ledger.OrderLines;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;

/// Reads what a run is made from before it computes, so that uploads, undone ones and erasures in
/// between do not tear it.
@Component
class RunInputs {

    private static final LocalDate EVER = LocalDate.of(1, 1, 1);

    private final Ledger ledger;
    private final OrderLines lines;
    private final Backgrounds backgrounds;
    private final LedgerProperties properties;

    RunInputs(
            Ledger ledger, OrderLines lines, Backgrounds backgrounds, LedgerProperties properties) {
        this.ledger = ledger;
        this.lines = lines;
        this.backgrounds = backgrounds;
        this.properties = properties;
    }

    /// Brings what is read level with lines that are kept elsewhere.
    void level() {
        lines.levelRollup();
    }

    /// @param parameters complete
    @Transactional(
            propagation = Propagation.REQUIRES_NEW,
            isolation = Isolation.REPEATABLE_READ,
            readOnly = true)
    public RunInput read(SegmentationParameters parameters) {
        long revision = ledger.revision();
        var asOf = backgrounds.asOf(parameters.asOf());
        var history = ledger.historyBefore(asOf);
        return new RunInput(
                revision,
                asOf,
                history,
                backgrounds.of(parameters, asOf),
                // Of all time, whatever the window: what was bought long ago was bought.
                lines.productLines(EVER, asOf),
                lines.regionDaysBefore(asOf),
                lines.isLastDayOver(asOf, properties.zone()),
                lines.placesBefore(asOf, history.customerIds()),
                lines.lastNetReturnDay().orElse(null));
    }
}
