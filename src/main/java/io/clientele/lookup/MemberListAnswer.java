package io.clientele.lookup;

import io.clientele.download.Downloads;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What an operation answers whose customers come from [MemberLists], for the contract.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
        responseCode = "200",
        description = "A page, or the whole list as text.",
        content = {
            @Content(
                    mediaType = "application/json",
                    schema = @Schema(implementation = MemberPage.class)),
            @Content(
                    mediaType = Downloads.CSV,
                    schema =
                            @Schema(
                                    type = "string",
                                    description = "A header, and a line for each customer.")),
            @Content(
                    mediaType = Downloads.NDJSON,
                    schema = @Schema(type = "string", description = "One `SegmentMember` a line."))
        })
public @interface MemberListAnswer {}
