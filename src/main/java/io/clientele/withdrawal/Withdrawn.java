package io.clientele.withdrawal;

import io.clientele.ledger.NettedReturns;

import java.util.List;
import java.util.Map;

/// What became of lines that were taken back out.
///
/// @param lines removed from the ledger, since nobody else had sent them
/// @param inheritances the others, by the uploads that have them now
/// @param changes by how much what became of the net returns of uploads that neither left nor
///     inherited differs from before, by their numbers
public record Withdrawn(
        long lines, List<Inheritance> inheritances, Map<Integer, NettedReturns> changes) {}
