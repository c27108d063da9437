package io.clientele.marketing;

import io.swagger.v3.oas.annotations.Parameter;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// Whose numbers and clusters are asked for: those of the current segmentation unless a day or a
/// segmentation is named.
public record AskedMoment(
        @Parameter(
                        description =
                                "The numbers and clusters of this day: of the latest segmentation that speaks of it or"
                                        + " of a day before. Default: the current segmentation. The words are"
                                        + " today's whatever is asked for.",
                        example = "2026-12-31")
                @Nullable LocalDate asOf,
        @Parameter(
                        description =
                                "Id of the segmentation to answer from, or `latest`; not together with `asOf`.")
                @Nullable String segmentation) {

    /// The current segmentation.
    static final AskedMoment NOW = new AskedMoment(null, null);
}
