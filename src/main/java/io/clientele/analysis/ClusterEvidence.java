package io.clientele.analysis;

import io.clientele.clustering.Method;
import io.clientele.clustering.Transformation;
import io.clientele.plan.ClusterFeature;
import io.clientele.plan.ClusterParameters;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;

@Schema(name = "Clusters", description = "The clusters of a run and why there are as many.")
public record ClusterEvidence(
        @Schema(description = "Number of clusters.", example = "4") int k,
        @Schema(description = "Why this number, in words.") String selectedBy,
        @Schema(description = "How the number was found.") Method method,
        @Schema(description = "What customers were compared by.") List<ClusterFeature> features,
        @Schema(description = "What was done to each feature before it was standardised.")
                Transformation transformation,
        @Schema(
                        description =
                                "Customers the silhouettes were taken over: all, or a seeded sample.",
                        example = "2000")
                int silhouetteCustomers,
        @Schema(description = "Every number of clusters that was tried.")
                List<Candidate> candidates,
        @Schema(
                        description =
                                "Number of clusters at which the curve of inertia bends most; null for fewer than"
                                        + " three candidates.",
                        example = "4")
                @Nullable Integer elbow,
        @Schema(
                        description =
                                "Adjusted Rand index against the clusters of the segmentation before, over customers"
                                        + " of both: 1 for the same groups, about 0 for chance; null for the first.",
                        example = "0.93")
                @Nullable Double agreement,
        @Schema(
                        description =
                                "The clusters by ascending number. In a first run numbers follow `rank`; later a"
                                        + " cluster keeps the number that most of its people had, and one without"
                                        + " forerunner gets the smallest number that was free.")
                List<Cluster> clusters,
        @Schema(
                        description =
                                "What to be careful about, in words: that a feature asked for tells nothing about this"
                                        + " shop's customers. Empty if nothing is.")
                List<String> cautions) {

    /// @param cautions null in what was stored before there were any
    public ClusterEvidence {
        cautions = Objects.requireNonNullElse(cautions, List.of());
    }

    /// Whether customers were compared as they are unless a run asks otherwise: by the logarithms
    /// of recency, frequency and monetary value.
    public boolean comparedByDefault() {
        return transformation == Transformation.LOG1P
                && Set.copyOf(features).equals(Set.copyOf(ClusterParameters.USUAL_FEATURES));
    }

    @Schema(name = "ClusterCandidate", description = "A number of clusters that was tried.")
    public record Candidate(
            @Schema(description = "Number of clusters.", example = "4") int k,
            @Schema(
                            description =
                                    "Sum of squared distances to the centres, in standardised units.",
                            example = "4120.7")
                    double inertia,
            @Schema(
                            description = "Part of the spread that the clusters explain, 0 to 1.",
                            example = "0.62")
                    double explained,
            @Schema(description = "Mean silhouette, -1 to 1, higher is better.", example = "0.34")
                    double silhouette,
            @Schema(
                            description =
                                    "Mean Jaccard overlap with the clusters of bootstrap samples, 0"
                                            + " to 1; above 0.75 they can be trusted. Null where it"
                                            + " was not computed.",
                            example = "0.91")
                    @Nullable Double stability) {}

    @Schema(name = "Cluster", description = "One cluster.")
    public record Cluster(
            @Schema(description = "Id of the cluster.", example = "cluster-1") String id,
            @Schema(description = "Place by falling mean monetary value.", example = "1") int rank,
            @Schema(description = "Number of customers.", example = "312") int size,
            @Schema(description = "Share of all customers, 0 to 1.", example = "0.07") double share,
            Centroid centroid,
            @Schema(description = "Tier of the cluster.", example = "tier-platinum") String tier,
            @Schema(
                            description = "Mean Jaccard overlap over bootstrap samples, 0 to 1.",
                            example = "0.93")
                    @Nullable Double stability,
            Persona persona) {}

    @Schema(description = "Means of the cluster's customers, in plain units.")
    public record Centroid(
            @Schema(description = "Days since the last purchase.", example = "11.9")
                    double recencyDays,
            @Schema(description = "Orders.", example = "13.2") double frequency,
            @Schema(description = "Revenue.", example = "6802.11") BigDecimal monetary) {}

    @Schema(name = "ClusterPersona", description = "Who these customers are.")
    public record Persona(
            @Schema(description = "Name.", example = "Frequent big spenders") String name,
            @Schema(description = "A sentence.") String sentence) {}
}
