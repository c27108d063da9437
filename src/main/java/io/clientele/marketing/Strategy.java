package io.clientele.marketing;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

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
                String measure) {

    public Strategy {
        // absent in JSON is none at all, which validation then refuses
        actions =
                actions == null
                        ? List.of()
                        : Collections.unmodifiableList(new ArrayList<>(actions));
    }
}
