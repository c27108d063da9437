package io.clientele.schedule;

import io.clientele.drift.Distribution;
import io.clientele.drift.Drift;
import io.clientele.drift.PopulationStability;
import io.clientele.ledger.Ledger;
import io.clientele.ledger.PurchaseHistory;
import io.clientele.snapshot.CustomerBase;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.Snapshots;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;

/// Holds the customers as the ledger knows them now against those of the current snapshot, measure
/// by measure, in the bins of the snapshot.
@Component
class DriftCheck {

    private static final double TEN_THOUSANDTHS = 10_000;

    private final Ledger ledger;
    private final Snapshots snapshots;
    private final CustomerBase base;

    DriftCheck(Ledger ledger, Snapshots snapshots, CustomerBase base) {
        this.ledger = ledger;
        this.snapshots = snapshots;
        this.base = base;
    }

    /// Whether a measure is shifted; also true before the first snapshot of a
    /// ledger with purchases.
    ///
    /// @param windowDays as a run would be told; null for all history
    boolean isShifted(@Nullable Integer windowDays) {
        var last = ledger.lastPurchaseDay();
        if (last.isEmpty()) {
            return false;
        }
        var current = snapshots.current();
        return current.isEmpty()
                || (current.get().stale()
                        && isShifted(current.get(), last.get().plusDays(1), windowDays));
    }

    private boolean isShifted(Snapshot snapshot, LocalDate asOf, @Nullable Integer windowDays) {
        long first = windowDays == null ? Long.MIN_VALUE : asOf.toEpochDay() - windowDays;
        var values = values(ledger.historyBefore(asOf), asOf, first);
        var before = base.distributions(snapshot.number());
        return values.entrySet().stream()
                .anyMatch(
                        measure -> {
                            var bins = before.get(measure.getKey());
                            return bins != null && isShifted(bins, measure.getValue());
                        });
    }

    private static boolean isShifted(Distribution before, double[] now) {
        double index =
                PopulationStability.index(
                        before.shares(), before.size(), before.sharesOf(now), now.length);
        double byChance =
                PopulationStability.byChance(before.shares().length, before.size(), now.length);
        return PopulationStability.level(index, byChance) == Drift.SHIFTED;
    }

    private static Map<String, double[]> values(
            PurchaseHistory history, LocalDate asOf, long firstDay) {
        var recency = new double[history.customers()];
        var frequency = new double[history.customers()];
        var monetary = new double[history.customers()];
        int customers = 0;
        for (int customer = 0; customer < history.customers(); customer++) {
            int end = history.start()[customer + 1];
            if (history.day()[end - 1] < firstDay) {
                continue;
            }
            long amount = 0;
            for (int i = end - 1;
                    i >= history.start()[customer] && history.day()[i] >= firstDay;
                    i--) {
                frequency[customers] += history.orders()[i];
                amount += history.amount()[i];
            }
            monetary[customers] = amount / TEN_THOUSANDTHS;
            recency[customers++] = asOf.toEpochDay() - history.day()[end - 1];
        }
        return Map.of(
                "recency-days", Arrays.copyOf(recency, customers),
                "frequency", Arrays.copyOf(frequency, customers),
                "monetary", Arrays.copyOf(monetary, customers));
    }
}
