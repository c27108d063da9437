package io.clientele.insight;

import io.clientele.statistics.Contrast;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What the customers of one value of an attribute bought, added up.
final class Group {

    private final @Nullable String value;
    private final Map<Measure, Contrast> contrasts = new EnumMap<>(Measure.class);
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
            contrasts.put(measure, new Contrast());
        }
    }

    /// Takes in what one customer bought.
    ///
    /// @param own under this value
    /// @param whole under all values
    void add(Purchases own, Purchases whole) {
        var cell = own.cell();
        orders += cell.orders();
        lines += cell.lines();
        returns += cell.returns();
        revenue += cell.revenue();
        returned += cell.returned();
        lastQuarter += cell.lastQuarter();
        quarterBefore += cell.quarterBefore();
        yearBefore += cell.yearBefore();
        contrasts.forEach(
                (measure, contrast) ->
                        contrast.add(
                                measure.numerator(own),
                                measure.denominator(own),
                                measure.numerator(whole),
                                measure.denominator(whole)));
        if (cell.lines() > 0) {
            customers++;
            var place = own.place();
            if (place != null) {
                segments.merge(place.rfm(), 1, Integer::sum);
                tiers.merge(place.tier(), 1, Integer::sum);
            }
        }
    }

    Contrast contrast(Measure measure) {
        return Objects.requireNonNull(contrasts.get(measure));
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
