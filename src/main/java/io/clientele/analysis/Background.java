package io.clientele.analysis;

import io.clientele.extract.CustomerTraits;
import io.clientele.snapshot.ClusterNumbers;

import java.util.Map;

/// What an analysis knows beside the purchase history.
///
/// @param before the clusters of the snapshot before, whose numbers stay with their people
/// @param traits needed for the features that the purchase history does not tell
/// @param reaching orders of a customer that began before the window and reach into it
public record Background(
        ClusterNumbers before, CustomerTraits traits, Map<String, Integer> reaching) {

    /// A first run with features of the purchase history alone.
    public static final Background NONE =
            new Background(ClusterNumbers.NONE, CustomerTraits.NONE, Map.of());
}
