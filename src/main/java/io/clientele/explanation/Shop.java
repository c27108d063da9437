package io.clientele.explanation;

import io.clientele.rfm.HeldTable;
import io.clientele.rfm.RfmTable;
import io.clientele.rfm.ScoredColumn;
import io.clientele.rfm.Scoring;
import io.clientele.snapshot.CustomerColumns;
import io.clientele.value.ValueSegment;

import java.util.List;

/// All customers of a snapshot, as one of them is compared with.
///
/// @param customers with their scores, should one of them change
/// @param recencyThirds which days make which third of the grid
/// @param valueThirds which amounts make which third of the grid
/// @param valueEdges upper ends of the value segments D, C and B
@SuppressWarnings("ArrayRecordComponent") // three numbers, compared by nobody
record Shop(
        HeldTable customers,
        List<ScoredColumn.Band> recencyThirds,
        List<ScoredColumn.Band> valueThirds,
        double[] valueEdges,
        ClusterSpace clusters) {

    static Shop of(CustomerColumns.Figures figures) {
        var table = new RfmTable(figures.recencyDays(), figures.frequency(), figures.monetary());
        var thirds = Scoring.percentRank(3).score(table);
        return new Shop(
                new HeldTable(table),
                thirds.recency().bands(),
                thirds.monetary().bands(),
                ValueSegment.edges(figures.lifetimeValue()),
                new ClusterSpace(figures));
    }
}
