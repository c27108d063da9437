package io.clientele.offer;

import io.clientele.extract.ProductLines;
import io.clientele.publishing.SegmentDefinition;
import io.clientele.publishing.SnapshotColumns;
import io.clientele.recommendation.Recommender;
import io.clientele.snapshot.Family;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Finds what to offer from the lines of products of all time: whoever has not bought within a
/// run's window has no list, but tells what sells.
@Component
class OfferSearch {

    private static final Logger LOG = LoggerFactory.getLogger(OfferSearch.class);

    private final JsonMapper json;

    OfferSearch(JsonMapper json) {
        this.json = json;
    }

    /// Looks for the recommender that serves, beside whatever the caller does unless the shop is
    /// so large that the heap should not hold both.
    void choose(RecommenderChoice choice, ProductLines lines, LocalDate asOf, long seed) {
        choice.give(lines);
        if (!choice.isLarge()) {
            choice.begin(
                    () ->
                            Recommender.choose(
                                    ShopLines.purchases(lines),
                                    ShopLines.catalogue(lines),
                                    Math.toIntExact(asOf.toEpochDay()),
                                    seed));
        }
    }

    /// A run has its segments even where nothing can be recommended: then the report says why.
    OfferDraft draft(
            RecommenderChoice choice,
            LocalDate asOf,
            long seed,
            List<SegmentDefinition> segments,
            SnapshotColumns columns) {
        var missing = choice.missing();
        try {
            return missing != null
                    ? none(missing)
                    : found(choice, Math.toIntExact(asOf.toEpochDay()), seed, segments, columns);
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
            return failed(e);
        }
    }

    /// Nothing, since the recommender failed.
    OfferDraft failed(RuntimeException failure) {
        LOG.error("Nothing is recommended.", failure);
        return none("The recommender failed on these purchases; the log tells more.");
    }

    private OfferDraft none(String reason) {
        return new OfferDraft(
                json.writeValueAsString(RecommenderReport.none(reason)),
                new String[0],
                new String[0],
                new String[0],
                new String[0],
                new long[0],
                List.of(),
                null,
                new SegmentVotes(),
                Map.of());
    }

    private OfferDraft found(
            RecommenderChoice choice,
            int asOf,
            long seed,
            List<SegmentDefinition> segments,
            SnapshotColumns columns) {
        boolean large = choice.isLarge();
        var shop = ShopLines.of(choice.take(), segments, columns, large);
        var evidence =
                choice.evidence(
                        () -> Recommender.choose(shop.purchases(), shop.catalogue(), asOf, seed));
        int[] codes = columns.codes(Family.RFM);
        var found =
                Recommender.fit(
                        evidence,
                        shop.ordered(),
                        shop.firstDays(),
                        shop.catalogue(),
                        shop.earlier(),
                        codes,
                        SegmentVotes.groups(codes),
                        asOf,
                        seed);
        return new OfferDraft(
                json.writeValueAsString(RecommenderReport.of(evidence, shop.learntFrom())),
                shop.productIds(),
                shop.catalogue().names(),
                shop.catalogue().categories(),
                columns.customerIds(),
                shop.known(),
                found.customers(),
                found.shop(),
                new SegmentVotes(segments, columns, shop.productIds().length),
                shop.bundles().get());
    }
}
