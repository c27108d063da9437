package io.clientele.withdrawal;

import java.util.List;

/// What became of the lines of an upload that was taken back out.
///
/// @param lines removed from the ledger, since nobody else had sent them
/// @param inheritances the others, by the uploads that have them now
public record Withdrawn(long lines, List<Inheritance> inheritances) {}
