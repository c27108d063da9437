package io.clientele.holdout;

import static io.clientele.problem.ProblemType.NO_SEGMENTATION;

import io.clientele.ledger.Ledger;
import io.clientele.problem.Problem;
import io.clientele.selection.Selection;
import io.clientele.selection.Selections;
import io.clientele.snapshot.CustomerRow;
import io.clientele.snapshot.CustomerRow.Detail;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.Snapshots;
import io.clientele.uplift.Arm;
import io.clientele.uplift.Uplift;

import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Holds what the two sides bought against each other, page by page in constant memory.
///
/// The sides are the customers as of the last snapshot before the period: who is exported or kept
/// out of it then, whatever happens to them afterwards, since what happens may be the effect.
@Component
class EffectReader {

    private static final int PAGE = 5_000;

    private final Map<TargetKind, Population> populations;
    private final Snapshots snapshots;
    private final Selections selections;
    private final Ledger ledger;

    EffectReader(
            List<Population> populations,
            Snapshots snapshots,
            Selections selections,
            Ledger ledger) {
        this.populations =
                populations.stream()
                        .collect(Collectors.toMap(Population::kind, population -> population));
        this.snapshots = snapshots;
        this.selections = selections;
        this.ledger = ledger;
    }

    /// Whether a segment or audience is there now.
    boolean exists(TargetKind kind, String target) {
        var current = snapshots.current();
        return current.isPresent() && population(kind).selection(target, current.get()).isPresent();
    }

    /// @throws Problem when no snapshot that has the customers speaks of a day before the period
    Effect between(ControlGroup group, LocalDate from, LocalDate to) {
        var snapshot =
                snapshots
                        .asOf(from)
                        .orElseThrow(
                                () ->
                                        Problem.of(
                                                NO_SEGMENTATION,
                                                "No segmentation speaks of %s or a day before."
                                                        .formatted(from)));
        var treated = new Arm();
        var control = new Arm();
        population(group.kind())
                .selection(group.target(), snapshot)
                .ifPresent(
                        selection -> count(group, snapshot, selection, from, to, treated, control));
        boolean enough = Uplift.isEnough(treated, control);
        return new Effect(
                snapshot.segmentationId(),
                snapshot.asOf(),
                from,
                to,
                Effect.Side.of(treated),
                Effect.Side.of(control),
                enough ? Effect.Interval.of(Uplift.revenue(treated, control)) : null,
                enough ? Effect.Interval.of(Uplift.purchaseRate(treated, control)) : null,
                notes(group, from, to, enough));
    }

    private Population population(TargetKind kind) {
        return Objects.requireNonNull(populations.get(kind));
    }

    private void count(
            ControlGroup group,
            Snapshot snapshot,
            Selection selection,
            LocalDate from,
            LocalDate to,
            Arm treated,
            Arm control) {
        var page = selections.page(snapshot.number(), selection, "", PAGE, Detail.FIGURES);
        while (!page.isEmpty()) {
            var ids = page.stream().map(CustomerRow::customerId).toList();
            Map<String, BigDecimal> bought = ledger.revenueBetween(ids, from, to);
            for (String id : ids) {
                var revenue = bought.get(id);
                var side = group.heldBack().test(id) ? control : treated;
                side.add(revenue != null, revenue == null ? 0 : revenue.doubleValue());
            }
            page =
                    selections.page(
                            snapshot.number(), selection, ids.getLast(), PAGE, Detail.FIGURES);
        }
    }

    private List<String> notes(ControlGroup group, LocalDate from, LocalDate to, boolean enough) {
        List<String> notes = new ArrayList<>();
        if (!enough) {
            notes.add(
                    "Not enough data: each side needs %d customers and %d buyers."
                            .formatted(Uplift.LEAST_CUSTOMERS, Uplift.LEAST_BUYERS));
        }
        var made = group.createdAt().atOffset(ZoneOffset.UTC).toLocalDate();
        if (from.isBefore(made)) {
            notes.add("Before %s nobody was kept out.".formatted(made));
        }
        var last = ledger.lastPurchaseDay().orElse(null);
        if (last == null || last.isBefore(to.minusDays(1))) {
            notes.add("The ledger ends on %s, within the period.".formatted(last));
        }
        return notes;
    }
}
