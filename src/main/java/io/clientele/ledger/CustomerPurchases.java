package io.clientele.ledger;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What the ledger holds of one customer; returns are counted apart, and subtracted
/// only where their upload said so.
@Schema(description = "What a customer has bought over all time.")
public record CustomerPurchases(
        @Schema(
                        description = "First purchase day; null when only returns are known.",
                        example = "2011-01-12")
                @Nullable LocalDate firstPurchaseDay,
        @Schema(
                        description = "Last purchase day; null when only returns are known.",
                        example = "2011-11-30")
                @Nullable LocalDate lastPurchaseDay,
        @Schema(description = "Days with a purchase.", example = "12") int purchaseDays,
        @Schema(description = "Orders.", example = "14") int orders,
        @Schema(description = "Order lines.", example = "96") int lines,
        @Schema(
                        description = "Revenue in the shop's currency, less net returns.",
                        example = "1840.20")
                BigDecimal revenue,
        @Schema(description = "Returned lines.", example = "2") int returnedLines,
        @Schema(
                        description = "Value of the returned lines, as a negative amount.",
                        example = "-12.50")
                BigDecimal returnedAmount) {}
