package io.clientele.insight;

import io.clientele.statistics.Ratio;
import io.clientele.tally.AttributeTally.Cell;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What the customers of one value of an attribute bought, added up.
final class Group {

    private final @Nullable String value;
    private final Map<Measure, Ratio> ratios = new EnumMap<>(Measure.class);
    private final Map<Integer, Integer> segments = new TreeMap<>();
    private final Map<Integer, Integer> tiers = new TreeMap<>();
    private long customers;
    private long orders;
    private long lines;
    private long returns;
    private double revenue;
    private double returned;
    private double lastQuarter;
    private double quarterBefore;
    private double yearBefore;

    /// @param value null for lines without one
    Group(@Nullable String value) {
        this.value = value;
        for (var measure : Measure.values()) {
            ratios.put(measure, new Ratio());
        }
    }

    /// A customer's place in the snapshot; codes of its families.
    record Place(int rfm, int tier, boolean champion, boolean topTier) {}

    /// Takes in what one customer bought.
    ///
    /// @param place null for a customer whom the snapshot does not hold
    void add(Cell cell, @Nullable Place place) {
        orders += cell.orders();
        lines += cell.lines();
        returns += cell.returns();
        revenue += cell.revenue();
        returned += cell.returned();
        lastQuarter += cell.lastQuarter();
        quarterBefore += cell.quarterBefore();
        yearBefore += cell.yearBefore();
        ratio(Measure.AVERAGE_ORDER).add(cell.revenue(), (double) cell.orders());
        ratio(Measure.RETURN_SHARE).add((double) cell.returns(), (double) cell.lines());
        ratio(Measure.GROWTH).add(cell.lastQuarter(), cell.lastQuarter() + cell.quarterBefore());
        if (cell.lines() > 0) {
            customers++;
            if (place != null) {
                segments.merge(place.rfm(), 1, Integer::sum);
                tiers.merge(place.tier(), 1, Integer::sum);
                ratio(Measure.CHAMPIONS).add(place.champion() ? 1 : 0, 1);
                ratio(Measure.TOP_TIER).add(place.topTier() ? 1 : 0, 1);
            }
        }
    }

    Ratio ratio(Measure measure) {
        return Objects.requireNonNull(ratios.get(measure));
    }

    @Nullable String value() {
        return value;
    }

    Map<Integer, Integer> segments() {
        return segments;
    }

    Map<Integer, Integer> tiers() {
        return tiers;
    }

    long customers() {
        return customers;
    }

    long orders() {
        return orders;
    }

    long lines() {
        return lines;
    }

    long returns() {
        return returns;
    }

    double revenue() {
        return revenue;
    }

    double returned() {
        return returned;
    }

    double lastQuarter() {
        return lastQuarter;
    }

    double quarterBefore() {
        return quarterBefore;
    }

    double yearBefore() {
        return yearBefore;
    }
}
