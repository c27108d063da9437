package io.clientele.rollup;

import io.clientele.ledger.NettedReturns;

import java.util.HashMap;
import java.util.Map;

/// What became of the net returns of some customers.
///
/// @param found by upload; of an upload that has other customers too, the part of these
/// @param changes by how much that differs from before, of uploads that were there
public record LevelledReturns(
        Map<Integer, NettedReturns> found, Map<Integer, NettedReturns> changes) {

    public static final LevelledReturns NONE = new LevelledReturns(Map.of(), Map.of());

    /// What an upload's returns found.
    public NettedReturns of(int upload) {
        return found.getOrDefault(upload, NettedReturns.NONE);
    }

    /// By how much what was found differs from before, of the uploads of which it does.
    public static Map<Integer, NettedReturns> changes(
            Map<Integer, NettedReturns> before, Map<Integer, NettedReturns> after) {
        Map<Integer, NettedReturns> changes = new HashMap<>(after);
        before.forEach(
                (upload, was) ->
                        changes.merge(upload, NettedReturns.NONE.minus(was), NettedReturns::plus));
        changes.values().removeIf(NettedReturns.NONE::equals);
        return changes;
    }
}
