package io.clientele.offer;

import io.clientele.snapshot.SnapshotSegment;

import java.util.List;

/// Puts lists into words.
///
/// @param model what serves
/// @param repeatModel what serves of what was bought before
/// @param segment name of the segment that the list is of
/// @param segments those that customers are grouped by
record OfferWords(
        String model, String repeatModel, String segment, List<SnapshotSegment> segments) {

    private static final String SEGMENT_POPULARITY = "segment-popularity";

    Recommended of(OfferReader.Line line) {
        return new Recommended(
                line.productId(),
                line.name(),
                line.category(),
                line.score(),
                reason(line),
                strategy(line));
    }

    private String reason(OfferReader.Line line) {
        return switch (line.reason()) {
            case BOUGHT_WITH -> "bought with " + line.like();
            case POPULAR -> "popular in the shop";
            case POPULAR_IN_SEGMENT -> "popular among " + group(line.detail());
            case LIKE ->
                    line.like() == null
                            ? "new in the shop"
                            : "new in the shop, and like " + line.like();
            case AGAIN ->
                    line.detail() > 0
                            ? "you buy this every %d days".formatted(line.detail())
                            : "you bought this before";
            case SUITS_MEMBERS ->
                    "among the ten best for %s of %s"
                            .formatted(
                                    line.detail() == 0 ? "under 1 %" : line.detail() + " %",
                                    segment);
            case SUITS -> "suits what you bought";
            case OTHERS_BUY -> "bought by other customers";
        };
    }

    private String group(int code) {
        return segments.stream()
                .filter(one -> one.code() == code)
                .map(SnapshotSegment::name)
                .findFirst()
                .orElse("customers like this one");
    }

    private String strategy(OfferReader.Line line) {
        return switch (line.reason()) {
            case BOUGHT_WITH, POPULAR, SUITS_MEMBERS, SUITS -> model;
            case POPULAR_IN_SEGMENT -> SEGMENT_POPULARITY;
            case OTHERS_BUY -> line.detail() == 0 ? model : SEGMENT_POPULARITY;
            case LIKE -> "like-products";
            case AGAIN -> repeatModel;
        };
    }
}
