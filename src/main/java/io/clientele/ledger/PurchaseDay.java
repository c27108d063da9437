package io.clientele.ledger;

import io.swagger.v3.oas.annotations.media.Schema;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What a customer bought and returned on one day.
@Schema(description = "A day on which a customer bought or returned something.")
public record PurchaseDay(
        @Schema(description = "The day, in the shop's time zone.", example = "2025-03-22")
                LocalDate day,
        @Schema(
                        description =
                                "Orders begun on it; 0 where an order of a day before went on, or on a day of returns"
                                        + " alone.",
                        example = "1")
                int orders,
        @Schema(
                        description = "Revenue in the shop's currency, less net returns.",
                        example = "51.36")
                BigDecimal revenue,
        @Schema(description = "Returned lines.", example = "0") int returnedLines,
        @Schema(
                        description = "Value of the returned lines, as a negative amount.",
                        example = "0.00")
                BigDecimal returnedAmount) {}
