package io.clientele.insight;

import io.clientele.insight.Purchases.Place;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.SegmentCodes;
import io.clientele.statistics.Relabelling;
import io.clientele.tally.AttributeTally.Cell;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// Takes the cells of all customers in, and sorts them by value while walking along the snapshot.
/// The cells of one customer are gathered first, so that each is held against the customer's whole.
final class Census {

    /// Further values are counted together, so that a column of free text fills no memory.
    static final int MOST_VALUES = 5_000;

    private final SegmentCodes codes;
    private final int champions;
    private final int topTier;
    private final Map<String, Group> groups = new HashMap<>();
    private final Group notStated = new Group(null);
    private final Group further = new Group(null);
    private final Group shop = new Group(null);
    private final Map<Measure, Relabelling> lots = new EnumMap<>(Measure.class);
    private final List<Cell> gathered = new ArrayList<>();
    private int position;

    private Census(SegmentCodes codes, int champions, int topTier) {
        this.codes = codes;
        this.champions = champions;
        this.topTier = topTier;
        for (var measure : Measure.values()) {
            lots.put(measure, new Relabelling());
        }
    }

    /// @param champions code of the champions, or -1
    /// @param topTier code of the highest tier, or -1
    /// @param cells hands all cells over, customers in ascending order of the bytes of their ids
    static Census of(
            SegmentCodes codes, int champions, int topTier, Consumer<Consumer<Cell>> cells) {
        var census = new Census(codes, champions, topTier);
        cells.accept(census::take);
        census.settle();
        return census;
    }

    private void take(Cell cell) {
        if (!gathered.isEmpty() && !gathered.getFirst().customerId().equals(cell.customerId())) {
            settle();
        }
        gathered.add(cell);
    }

    /// Counts the customer whose cells are gathered.
    private void settle() {
        if (gathered.isEmpty()) {
            return;
        }
        var place = place(gathered.getFirst().customerId());
        var bought = gathered.stream().map(cell -> Purchases.of(cell, place)).toList();
        var whole = bought.stream().reduce(Purchases::plus).orElseThrow();
        shop.add(whole, whole);
        for (var own : bought) {
            group(own.cell().value()).add(own, whole);
            lots.forEach(
                    (measure, lot) -> lot.add(measure.numerator(own), measure.denominator(own)));
        }
        gathered.clear();
    }

    private @Nullable Place place(String customerId) {
        int found = codes.find(customerId, position);
        position = found < 0 ? -found - 1 : found;
        if (found < 0) {
            return null;
        }
        int rfm = codes.code(Family.RFM, found);
        int tier = codes.code(Family.TIER, found);
        return new Place(rfm, tier, rfm == champions, tier == topTier);
    }

    private Group group(@Nullable String value) {
        if (value == null) {
            return notStated;
        }
        if (groups.size() < MOST_VALUES || groups.containsKey(value)) {
            return groups.computeIfAbsent(value, Group::new);
        }
        return further;
    }

    /// The groups of values.
    Iterable<Group> groups() {
        return groups.values();
    }

    Group notStated() {
        return notStated;
    }

    /// Values beyond [#MOST_VALUES] together; customers may count several times.
    Group further() {
        return further;
    }

    /// What every customer did under every value, and on lines without one, each on its own.
    Relabelling lots(Measure measure) {
        return Objects.requireNonNull(lots.get(measure));
    }

    /// All values together, and lines without one; each customer once.
    Group shop() {
        return shop;
    }
}
