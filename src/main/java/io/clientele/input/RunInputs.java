package io.clientele.input;

import io.clientele.extract.OrderLines;
import io.clientele.extract.ProductLines;
import io.clientele.ledger.Ledger;
import io.clientele.ledger.LedgerProperties;
import io.clientele.plan.SegmentationParameters;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/// Reads what a run is made from before it computes, so that uploads, undone ones and erasures in
/// between do not tear it.
@Component
public class RunInputs {

    private final Ledger ledger;
    private final OrderLines lines;
    private final Backgrounds backgrounds;
    private final LedgerProperties properties;
    private final TransactionTemplate transaction;
    private final HeapRoom heap;
    private final JdbcClient jdbc;

    RunInputs(
            Ledger ledger,
            OrderLines lines,
            Backgrounds backgrounds,
            LedgerProperties properties,
            HeapRoom heap,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.ledger = ledger;
        this.lines = lines;
        this.backgrounds = backgrounds;
        this.properties = properties;
        this.heap = heap;
        this.jdbc = jdbc;
        transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        transaction.setReadOnly(true);
    }

    /// Lines that are kept elsewhere are levelled with first, and are no others afterwards.
    ///
    /// @param parameters complete
    /// @param wanted whether the run is: what lines kept elsewhere are asked ends soon after it is
    ///     not
    public RunInput read(SegmentationParameters parameters, BooleanSupplier wanted) {
        return lines.still(
                wanted,
                () -> {
                    lines.levelRollup();
                    return Objects.requireNonNull(transaction.execute(_ -> readAtOnce(parameters)));
                });
    }

    private RunInput readAtOnce(SegmentationParameters parameters) {
        // Idle while lines that are kept elsewhere are counted, however soon the operator has
        // others cut.
        jdbc.sql("set local idle_in_transaction_session_timeout = 0").update();
        long revision = ledger.revision();
        var asOf = backgrounds.asOf(parameters.asOf());
        var history = backgrounds.historyBefore(asOf);
        var places = lines.placesBefore(asOf, history.customerIds());
        return new RunInput(
                revision,
                asOf,
                history,
                backgrounds.of(parameters, asOf),
                productLines(parameters, asOf, history.customers()).sharing(history),
                lines.regionDaysBefore(asOf, history, places),
                lines.isLastDayOver(asOf, properties.zone()),
                places,
                lines.lastNetReturnDay().orElse(null));
    }

    /// Of all time, whatever the window: what was bought long ago was bought.
    private ProductLines productLines(
            SegmentationParameters parameters, LocalDate asOf, int customers) {
        if (Boolean.FALSE.equals(parameters.recommendations())) {
            return ProductLines.none("The segmentation was asked to recommend nothing.");
        }
        var missing = heap.missingForRecommender(customers, lines.productLinesBefore(asOf));
        return missing == null ? lines.productLines(asOf) : ProductLines.none(missing);
    }
}
