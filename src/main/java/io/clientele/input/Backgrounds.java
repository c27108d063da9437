package io.clientele.input;

import io.clientele.analysis.Background;
import io.clientele.extract.CustomerTraits;
import io.clientele.extract.OrderLines;
import io.clientele.ledger.Ledger;
import io.clientele.ledger.PurchaseHistory;
import io.clientele.plan.SegmentationParameters;
import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;
import io.clientele.snapshot.ClusterNumbers;
import io.clientele.snapshot.CustomerColumns;
import io.clientele.snapshot.Snapshots;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/// What runs, and those who foresee them, start from.
@Component
public class Backgrounds {

    private final Snapshots snapshots;
    private final CustomerColumns columns;
    private final Ledger ledger;
    private final OrderLines lines;
    private final HeapRoom heap;

    Backgrounds(
            Snapshots snapshots,
            CustomerColumns columns,
            Ledger ledger,
            OrderLines lines,
            HeapRoom heap) {
        this.snapshots = snapshots;
        this.columns = columns;
        this.ledger = ledger;
        this.lines = lines;
        this.heap = heap;
    }

    /// The purchase history, of no more customers than the heap has room to analyse: they are
    /// counted before any of it is read.
    ///
    /// @throws Problem if they are more, or a customer's amounts add up to more than can be counted
    public PurchaseHistory historyBefore(LocalDate asOf) {
        heap.requireForAnalysis(ledger.customersBefore(asOf));
        return ledger.historyBefore(asOf);
    }

    /// What is known beside the purchase history. A transaction that it is read in must end soon:
    /// one that has read a snapshot's customers keeps runs from dropping old ones.
    ///
    /// @param parameters complete
    public Background of(SegmentationParameters parameters, LocalDate asOf) {
        var before =
                snapshots
                        .current()
                        .map(snapshot -> columns.clusters(snapshot.number()))
                        .orElse(ClusterNumbers.NONE);
        var windowDays = parameters.windowDays();
        return new Background(
                before,
                Objects.requireNonNull(parameters.clusters()).needsTraits()
                        ? lines.traitsBefore(asOf)
                        : CustomerTraits.NONE,
                windowDays == null
                        ? Map.of()
                        : lines.ordersReachingInto(asOf.minusDays(windowDays), asOf));
    }

    /// The day asked for, or else the one after the last purchase day.
    public LocalDate asOf(@Nullable LocalDate asked) {
        return asked != null
                ? asked
                : ledger.lastPurchaseDay()
                        .map(last -> last.plusDays(1))
                        .orElseThrow(
                                () ->
                                        Problem.of(
                                                ProblemType.NO_PURCHASES,
                                                "The ledger is empty: send purchases with POST /uploads."));
    }
}
