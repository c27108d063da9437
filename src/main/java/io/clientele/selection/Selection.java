package io.clientele.selection;

import io.clientele.snapshot.Family;

import java.math.BigDecimal;
import java.util.List;

/// Which customers of a snapshot are meant. Every part is true or false of every customer, never
/// unknown, so that what `Not` takes is what its part leaves.
public sealed interface Selection {

    /// Those that all parts take.
    record All(List<Selection> parts) implements Selection {}

    /// Those that at least one part takes.
    record Any(List<Selection> parts) implements Selection {}

    /// Those that the part leaves.
    record Not(Selection part) implements Selection {}

    /// Those in one of these segments.
    ///
    /// @param codes of the family's segments in the snapshot that is asked
    record InSegments(Family family, List<Integer> codes) implements Selection {}

    /// Those who buy in one of these regions.
    record InRegions(List<String> regions) implements Selection {}

    /// Those whose number compares so with a value.
    record Compared(Measure measure, Comparison comparison, BigDecimal value)
            implements Selection {}
}
