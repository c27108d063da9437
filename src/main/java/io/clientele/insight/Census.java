package io.clientele.insight;

import io.clientele.insight.Group.Place;
import io.clientele.snapshot.SegmentCodes;
import io.clientele.tally.AttributeTally.Cell;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// Takes the cells of all customers in, and sorts them by value while walking along the snapshot.
final class Census {

    /// Further values are counted together, so that a column of free text fills no memory.
    static final int MOST_VALUES = 5_000;

    private final SegmentCodes codes;
    private final int champions;
    private final int topTier;
    private final Map<String, Group> groups = new HashMap<>();
    private final Group notStated = new Group(null);
    private final Group further = new Group(null);
    private final Group cells = new Group(null);
    private int position;

    /// @param champions code of the champions, or -1
    /// @param topTier code of the highest tier, or -1
    Census(SegmentCodes codes, int champions, int topTier) {
        this.codes = codes;
        this.champions = champions;
        this.topTier = topTier;
    }

    /// Customers in ascending order of the bytes of their ids.
    void take(Cell cell) {
        var place = place(cell.customerId());
        cells.add(cell, place);
        group(cell.value()).add(cell, place);
    }

    private @Nullable Place place(String customerId) {
        int found = codes.find(customerId, position);
        position = found < 0 ? -found - 1 : found;
        return found < 0
                ? null
                : new Place(
                        codes.rfm()[found],
                        codes.tier()[found],
                        codes.rfm()[found] == champions,
                        codes.tier()[found] == topTier);
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

    boolean isEmpty() {
        return groups.isEmpty();
    }

    Group notStated() {
        return notStated;
    }

    /// Values beyond [#MOST_VALUES] together; customers may count several times.
    Group further() {
        return further;
    }

    /// All cells together: what the rest of a value is taken from.
    Group cells() {
        return cells;
    }
}
