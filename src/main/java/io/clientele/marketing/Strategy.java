package io.clientele.marketing;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.persistence.Embeddable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What to do with the customers of a segment, in a marketer's words.
///
/// @param goal what is to be reached, in one sentence
/// @param actions two to six sentences, the most important first
/// @param channel how to reach the customers
/// @param offer what they are offered
/// @param message a text to the customer, ready to use
/// @param measure how to see success: a number to watch and a period
/// @param levers words for the next best action; null where nobody wrote any
@Schema(description = "What to do with the customers of a segment.")
@Embeddable
public record Strategy(
        @Schema(
                        description = "What is to be reached, in one sentence.",
                        example = "Bring back once regular customers before they are lost.")
                @NotBlank
                @Size(max = 200)
                String goal,
        @ArraySchema(
                        arraySchema =
                                @Schema(
                                        description = "What to do, the most important first.",
                                        requiredMode = REQUIRED),
                        schema =
                                @Schema(
                                        example =
                                                "Send a personal message that mentions what they"
                                                        + " bought last."))
                @Size(min = 2, max = 6)
                List<@NotBlank @Size(max = 300) String> actions,
        @Schema(
                        description = "How to reach the customers.",
                        example =
                                "Personal email, followed by a letter for those who do not open it")
                @NotBlank
                @Size(max = 200)
                String channel,
        @Schema(
                        description = "What they are offered.",
                        example = "15 % off the next order, with a free guide")
                @NotBlank
                @Size(max = 200)
                String offer,
        @Schema(
                        description = "A text to the customer, ready to use.",
                        example = "We have not heard from you for a while, and we miss you.")
                @NotBlank
                @Size(max = 1000)
                String message,
        @Schema(
                        description = "How to see success: a number to watch and a period.",
                        example = "Share who order again within 60 days; aim for 10 % or more.")
                @NotBlank
                @Size(max = 300)
                String measure,
        @Schema(
                        description =
                                "Words for the next best action of a customer, by what it works on; left out where"
                                        + " nobody wrote any, and where customers and segments are looked up.")
                @JsonInclude(Include.NON_NULL)
                @JdbcTypeCode(SqlTypes.JSON)
                @Valid
                @Nullable Levers levers) {

    private static final String NOT_BLANK = "(?s).*\\S.*";

    public Strategy {
        // absent in JSON is none at all, which validation then refuses
        actions =
                actions == null
                        ? List.of()
                        : Collections.unmodifiableList(new ArrayList<>(actions));
    }

    /// Without what only the next best action says.
    public Strategy withoutLevers() {
        return new Strategy(goal, actions, channel, offer, message, measure, null);
    }

    /// What to do about a single customer, by what it works on. A lever without words is advised
    /// in general ones.
    @Schema(
            name = "StrategyLevers",
            description =
                    "What to do about a single customer, by what it works on. The next best action takes the words"
                            + " of the RFM segment for `buyAgain` and `winBack`, of the value segment for"
                            + " `spendMore`; a lever without words is advised in general ones.")
    @JsonInclude(Include.NON_NULL)
    public record Levers(
            @Schema(description = "A reminder to buy again.") @Valid @Nullable LeverWords buyAgain,
            @Schema(description = "An offer for a larger basket.") @Valid
                    @Nullable LeverWords spendMore,
            @Schema(description = "An invitation to come back, for who may have gone.") @Valid
                    @Nullable LeverWords winBack) {}

    /// What serves one lever.
    ///
    /// @param action one sentence
    /// @param channel null for the strategy's, like the two after it
    @Schema(name = "LeverWords", description = "What serves one lever.")
    @JsonInclude(Include.NON_NULL)
    public record LeverWords(
            @Schema(
                            description = "What to do, in one sentence.",
                            example =
                                    "Remind them in a personal message of what they bought last and what completes it.")
                    @NotBlank
                    @Size(max = 300)
                    String action,
            @Schema(
                            description = "How to reach the customer, if not as the strategy says.",
                            example = "Letter or email signed by a named person")
                    @Pattern(regexp = NOT_BLANK)
                    @Size(max = 200)
                    @Nullable String channel,
            @Schema(
                            description = "What to offer, if not what the strategy does.",
                            example = "Double loyalty points on the next order")
                    @Pattern(regexp = NOT_BLANK)
                    @Size(max = 200)
                    @Nullable String offer,
            @Schema(description = "A text to the customer, ready to use, if not the strategy's.")
                    @Pattern(regexp = NOT_BLANK)
                    @Size(max = 1000)
                    @Nullable String message) {}
}
