package io.clientele.offer;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

@Schema(name = "RecommendedProduct", description = "A product to offer.")
public record Recommended(
        @Schema(description = "The shop's id of the product.", example = "TE-0403")
                String productId,
        @Schema(description = "Its name, as last sold; null where the shop told none.")
                @Nullable String name,
        @Schema(description = "Its category, as last sold; null where the shop told none.")
                @Nullable String category,
        @Schema(
                        description =
                                "0 to 1, a share of the best score of the same list and strategy family:"
                                        + " products not bought before and repeat purchases count apart. What is new to"
                                        + " the shop has what the model of the others gives it, often little, though its"
                                        + " place is kept; what fills a list up has 0.",
                        example = "0.83")
                double score,
        @Schema(description = "Why, in words.", example = "bought with Green Tea") String reason,
        @Schema(
                        description =
                                "What found it: the model that serves, `segment-popularity`, `like-products` for"
                                        + " what is new to the shop, or, for repeats, `repeat` or `own-counts`.",
                        example = "linear-items-in-season")
                String strategy) {

    /// The same, where it fills up a list with which its score does not compare.
    Recommended belowAll() {
        return new Recommended(productId, name, category, 0, reason, strategy);
    }
}
