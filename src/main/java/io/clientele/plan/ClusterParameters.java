package io.clientele.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;

import io.clientele.clustering.ClusterOptions;
import io.clientele.clustering.Method;
import io.clientele.clustering.Transformation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;

@Schema(
        name = "ClusterParameters",
        description =
                "How many clusters, of customers alike in what: a fixed `k`, or the best of `min` to `max`.")
public record ClusterParameters(
        @Schema(description = "Fixed number of clusters.", example = "4") @Min(2) @Max(10)
                @Nullable Integer k,
        @Schema(description = "Least number of clusters to choose from.", example = "3")
                @Min(2)
                @Max(10)
                @Nullable Integer min,
        @Schema(description = "Greatest number of clusters to choose from.", example = "10")
                @Min(2)
                @Max(10)
                @Nullable Integer max,
        @Schema(
                        description =
                                "How the number is found: `k-means` by the best silhouette (default), `x-means` by"
                                        + " splitting while the Bayesian information criterion gains, `g-means` by"
                                        + " splitting while a cluster is not normal.",
                        example = "k-means")
                @Nullable Method method,
        @ArraySchema(
                        arraySchema =
                                @Schema(
                                        description =
                                                "What customers are compared by; by default recency, frequency and"
                                                        + " monetary value. Tenure, return share and distinct"
                                                        + " products are of all history before the as-of date."))
                @Size(min = 1, max = 9)
                @Nullable List<@NotNull ClusterFeature> features,
        @Schema(
                        description =
                                "What is done to each feature before it is standardised: `log1p` (default), `sqrt`,"
                                        + " `rank` or `none`.",
                        example = "log1p")
                @Nullable Transformation transformation) {

    static final ClusterParameters DEFAULT =
            new ClusterParameters(null, null, null, null, null, null);

    /// What customers are compared by unless a run asks otherwise.
    public static final List<ClusterFeature> USUAL_FEATURES =
            List.of(ClusterFeature.RECENCY_DAYS, ClusterFeature.FREQUENCY, ClusterFeature.MONETARY);
    private static final int USUAL_MIN = 3;
    private static final int USUAL_MAX = 10;

    /// The same with every default filled in.
    ClusterParameters complete() {
        int most = Objects.requireNonNullElse(max, USUAL_MAX);
        return new ClusterParameters(
                k,
                k == null ? Objects.requireNonNullElse(min, Math.min(USUAL_MIN, most)) : null,
                k == null ? most : null,
                Objects.requireNonNullElse(method, Method.K_MEANS),
                features == null ? USUAL_FEATURES : features,
                Objects.requireNonNullElse(transformation, Transformation.LOG1P));
    }

    /// Whether the run must read more than the purchase history.
    public boolean needsTraits() {
        return features != null && features.stream().anyMatch(ClusterFeature::needsTraits);
    }

    /// The complete parameters in the words of the maths.
    ClusterOptions options(long seed) {
        var options =
                k == null
                        ? new ClusterOptions(
                                Objects.requireNonNull(min),
                                Objects.requireNonNull(max),
                                ClusterOptions.defaults(seed).starts(),
                                ClusterOptions.defaults(seed).bootstraps(),
                                seed)
                        : ClusterOptions.exactly(k, seed);
        return options.by(Objects.requireNonNull(method))
                .on(Objects.requireNonNull(transformation));
    }

    @JsonIgnore
    @AssertTrue(message = "must be given as k alone, or as min not above max")
    @Schema(hidden = true)
    boolean isConsistent() {
        return k == null ? min == null || max == null || min <= max : min == null && max == null;
    }

    @JsonIgnore
    @AssertTrue(message = "goes with k-means alone: x-means and g-means find the number")
    @Schema(hidden = true)
    boolean isMethodFittingK() {
        return k == null || method == null || method == Method.K_MEANS;
    }

    @JsonIgnore
    @AssertTrue(message = "must not name a feature twice")
    @Schema(hidden = true)
    boolean isEachFeatureOnce() {
        return features == null || new HashSet<>(features).size() == features.size();
    }
}
