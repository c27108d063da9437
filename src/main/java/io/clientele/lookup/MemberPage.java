package io.clientele.lookup;

import io.clientele.asof.SegmentationReference;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

@Schema(description = "A page of customers.")
public record MemberPage(
        SegmentationReference segmentation,
        List<SegmentMember> items,
        @Schema(description = "Cursor of the next page; null on the last.")
                @Nullable String nextCursor) {}
