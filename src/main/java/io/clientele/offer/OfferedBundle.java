package io.clientele.offer;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

@Schema(name = "Bundle", description = "Products bought together: who buys the first also buys.")
public record OfferedBundle(
        @Schema(description = "In the basket.") List<BundledProduct> products,
        @Schema(description = "What goes with them.") List<BundledProduct> goesWith,
        @Schema(description = "Orders with all of them.", example = "41") int orders,
        @Schema(description = "These as a share of all orders.", example = "0.021") double support,
        @Schema(
                        description = "These as a share of the orders with the first products.",
                        example = "0.38")
                double confidence,
        @Schema(
                        description =
                                "Confidence ÷ share of all orders with the others; 1 is chance.",
                        example = "4.2")
                double lift,
        @Schema(description = "What all of them brought in these orders.", example = "1840.20")
                BigDecimal revenue) {

    @Schema(description = "A product of a bundle.")
    public record BundledProduct(
            @Schema(description = "The shop's id of the product.", example = "TE-0403")
                    String productId,
            @Schema(description = "Its name; null where the shop told none.")
                    @Nullable String name) {}
}
