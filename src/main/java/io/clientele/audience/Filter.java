package io.clientele.audience;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A filter as it is sent and kept: either a condition on one field, or other filters joined.
/// [FilterReader] tells whether it makes sense. It is answered as it was sent, without the forms
/// it does not have.
@JsonInclude(Include.NON_NULL)
@Schema(
        name = "AudienceFilter",
        description =
                """
                Exactly one of: `all` (every part holds), `any` (at least one holds), `not` (the part does not hold), \
                or a condition of `field`, `operator` and `value`. Fields with segments, `segment`, `grid`, \
                `value`, `tier` and `cluster`, and `region`, take `equals`, `not-equals`, `in` and `not-in`; numbers \
                take `equals`, `not-equals`, `less-than`, `at-most`, `greater-than`, `at-least` and `between`.""",
        example =
                """
                {"all": [
                  {"field": "segment", "operator": "in", "value": ["at-risk", "cant-lose-them"]},
                  {"field": "value", "operator": "equals", "value": "value-a"},
                  {"field": "region", "operator": "equals", "value": "South"},
                  {"field": "monetary", "operator": "greater-than", "value": 500}]}""")
record Filter(
        @Schema(description = "Every part holds.") @Nullable List<@Nullable Filter> all,
        @Schema(description = "At least one part holds.") @Nullable List<@Nullable Filter> any,
        @Schema(description = "The part does not hold.") @Nullable Filter not,
        @Schema(description = "What is asked of a customer.", example = "monetary")
                @Nullable Field field,
        @Schema(description = "How it compares.", example = "greater-than")
                @Nullable Operator operator,
        @Schema(
                        description =
                                "A number; an id or name; a list of them for `in` and `not-in`; the two bounds,"
                                        + " both included, for `between`.",
                        example = "500")
                @Nullable Object value) {}
