package io.clientele.offer;

import io.clientele.extract.ProductLines;
import io.clientele.publishing.SegmentDefinition;
import io.clientele.publishing.SnapshotColumns;
import io.clientele.purchase.Catalogue;
import io.clientele.purchase.Purchases;
import io.clientele.recommendation.Evidence;
import io.clientele.recommendation.OfferList;
import io.clientele.recommendation.Recommendations;
import io.clientele.recommendation.Recommender;
import io.clientele.snapshot.Family;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;

/// Finds what to offer from the lines of products of all time: whoever has not bought within a
/// run's window has no list, but tells what sells.
@Component
class OfferSearch {

    private static final Logger LOG = LoggerFactory.getLogger(OfferSearch.class);

    private static final int MOST_LINES_BESIDE = 1_000_000;

    private final JsonMapper json;

    OfferSearch(JsonMapper json) {
        this.json = json;
    }

    /// Looks for the recommender that serves, beside whatever the caller does unless the shop is
    /// so large that the heap should not hold both.
    RecommenderChoice choose(ProductLines lines, LocalDate asOf, long seed) {
        Callable<Evidence> search =
                () ->
                        Recommender.choose(
                                Purchases.of(
                                        lines.productIds().length,
                                        lines.start(),
                                        lines.product(),
                                        lines.day()),
                                catalogue(lines),
                                Math.toIntExact(asOf.toEpochDay()),
                                seed);
        return lines.product().length <= MOST_LINES_BESIDE
                ? RecommenderChoice.beside(search)
                : RecommenderChoice.later(search);
    }

    /// A run has its segments even where nothing can be recommended: then the report says why.
    OfferDraft draft(
            RecommenderChoice choice,
            ProductLines lines,
            LocalDate asOf,
            long seed,
            List<SegmentDefinition> segments,
            SnapshotColumns columns) {
        try {
            return lines.product().length == 0
                    ? none(
                            Objects.requireNonNullElse(
                                    lines.missing(),
                                    "No purchase names a product: send product ids to get recommendations."))
                    : found(choice.evidence(), lines, asOf, seed, segments, columns);
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
            LOG.error("Nothing is recommended.", e);
            return none("The recommender failed on these purchases; the log tells more.");
        }
    }

    private OfferDraft none(String reason) {
        return new OfferDraft(
                json.writeValueAsString(RecommenderReport.none(reason)),
                new String[0],
                new String[0],
                new String[0],
                new String[0],
                new long[0],
                new OfferList[0],
                Map.of(),
                Map.of());
    }

    private OfferDraft found(
            Evidence evidence,
            ProductLines lines,
            LocalDate asOf,
            long seed,
            List<SegmentDefinition> segments,
            SnapshotColumns columns) {
        var bundles =
                ForkJoinPool.commonPool().submit(() -> BundleSearch.find(lines, segments, columns));
        int[] codes = columns.codes(Family.RFM);
        var found =
                Recommender.fit(
                        evidence,
                        purchases(lines, columns.customerIds()),
                        lines.firstDays(),
                        catalogue(lines),
                        earlier(lines.earlier(), columns.customerIds()),
                        codes,
                        groups(codes),
                        Math.toIntExact(asOf.toEpochDay()),
                        seed);
        return new OfferDraft(
                json.writeValueAsString(
                        RecommenderReport.of(
                                evidence,
                                lines.counted() == null ? null : lines.counted().since())),
                lines.productIds(),
                lines.names(),
                lines.categories(),
                columns.customerIds(),
                lines.marks().of(columns.customerIds()),
                found.customers(),
                ofSegments(found, segments, columns, lines.productIds().length),
                bundles.join());
    }

    private static Catalogue catalogue(ProductLines lines) {
        return new Catalogue(lines.names(), lines.categories(), lines.prices());
    }

    /// What all customers bought: first those of the snapshot, some of whom have no lines, then the
    /// others, from whom lists are learnt as well. Both lists of customers ascend by id.
    static Purchases purchases(ProductLines lines, String[] customerIds) {
        int others = lines.customerIds().length;
        int[] lineOf = new int[customerIds.length + others];
        boolean[] taken = new boolean[others];
        int from = 0;
        for (int u = 0; u < customerIds.length; u++) {
            lineOf[u] =
                    Arrays.binarySearch(
                            lines.customerIds(),
                            from,
                            others,
                            customerIds[u],
                            OfferSearch::byBytes);
            if (lineOf[u] >= 0) {
                taken[lineOf[u]] = true;
                from = lineOf[u] + 1;
            }
        }
        int customers = customerIds.length;
        for (int c = 0; c < others; c++) {
            if (!taken[c]) {
                lineOf[customers++] = c;
            }
        }
        int[] start = new int[customers + 1];
        int[] product = new int[lines.product().length];
        int[] day = new int[product.length];
        for (int u = 0; u < customers; u++) {
            int length = 0;
            if (lineOf[u] >= 0) {
                int first = lines.start()[lineOf[u]];
                length = lines.start()[lineOf[u] + 1] - first;
                System.arraycopy(lines.product(), first, product, start[u], length);
                System.arraycopy(lines.day(), first, day, start[u], length);
            }
            start[u + 1] = start[u] + length;
        }
        return Purchases.of(lines.productIds().length, start, product, day);
    }

    /// By row of the customer, without those whom the snapshot does not hold.
    private static Map<Integer, int[]> earlier(Map<String, int[]> bought, String[] customerIds) {
        Map<Integer, int[]> rows = new HashMap<>();
        bought.forEach(
                (id, products) ->
                        rows.put(
                                Arrays.binarySearch(customerIds, id, OfferSearch::byBytes),
                                products));
        rows.keySet().removeIf(row -> row < 0);
        return rows;
    }

    /// As PostgreSQL's collation "C" does, by code points, where Java compares UTF-16.
    private static int byBytes(String left, String right) {
        return Arrays.compareUnsigned(
                left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, OfferList> ofSegments(
            Recommendations found,
            List<SegmentDefinition> segments,
            SnapshotColumns columns,
            int products) {
        Map<String, OfferList> lists = new HashMap<>();
        lists.put(OfferWriter.EVERYBODY, found.shop());
        for (Family family : Family.values()) {
            int[] codes = columns.codes(family);
            var ofCodes = found.ofGroups(codes, groups(codes), products);
            for (var segment : segments) {
                if (segment.family() == family && segment.code() < ofCodes.length) {
                    lists.put(segment.id(), ofCodes[segment.code()]);
                }
            }
        }
        return lists;
    }

    private static int groups(int[] codes) {
        return Arrays.stream(codes).max().orElse(0) + 1;
    }
}
