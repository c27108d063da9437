package io.clientele.offer;

import io.clientele.extract.ProductLines;
import io.clientele.ledger.Ledger;
import io.clientele.publishing.SegmentDefinition;
import io.clientele.publishing.SnapshotColumns;
import io.clientele.recommendation.Reason;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.snapshot.Snapshots;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Products to offer: found and published with a snapshot, then read from it.
@Service
public class Offers {

    private static final String POPULARITY = "popularity";
    private static final OfferWords OF_SHOP =
            new OfferWords("recent-popularity", "", "", List.of());

    private final OfferSearch search;
    private final OfferWriter writer;
    private final OfferReader reader;
    private final BundleStore bundles;
    private final Snapshots snapshots;
    private final Ledger ledger;

    Offers(
            OfferSearch search,
            OfferWriter writer,
            OfferReader reader,
            BundleStore bundles,
            Snapshots snapshots,
            Ledger ledger) {
        this.search = search;
        this.writer = writer;
        this.reader = reader;
        this.bundles = bundles;
        this.snapshots = snapshots;
        this.ledger = ledger;
    }

    /// A customer's products.
    ///
    /// @param known whether the snapshot holds the customer
    /// @param items to offer, the best first
    /// @param repeats to buy again
    public record OfCustomer(boolean known, List<Recommended> items, List<Recommended> repeats) {}

    /// What to offer to several segments, by their ids.
    ///
    /// @param products those without any are left out
    /// @param bundles likewise
    /// @param nothing why nothing is recommended to anybody; null where something is
    public record OfSegments(
            Map<String, List<Recommended>> products,
            Map<String, List<OfferedBundle>> bundles,
            @Nullable String nothing) {}

    /// Looks for the recommender that serves; in all but the largest shops beside other work.
    ///
    /// @param lines of the days that count, which the choice keeps for the draft
    public void choose(RecommenderChoice choice, ProductLines lines, LocalDate asOf, long seed) {
        search.choose(choice, lines, asOf, seed);
    }

    /// Finds what to offer; where that is nothing, the draft says why. The lines are let go.
    public OfferDraft draft(
            RecommenderChoice choice,
            LocalDate asOf,
            long seed,
            List<SegmentDefinition> segments,
            SnapshotColumns columns) {
        return search.draft(choice, asOf, seed, segments, columns);
    }

    /// Makes the lists of all customers and writes them down, in the transaction that publishes
    /// their snapshot; before it does anything that others would wait for, since that takes long.
    ///
    /// @return what is offered: the draft, or nothing where its lists cannot be made
    @Transactional(propagation = Propagation.MANDATORY)
    public OfferDraft list(int snapshot, OfferDraft draft) {
        writer.begin(snapshot);
        try {
            writer.list(snapshot, draft);
            return draft;
        } catch (OffersNotMade e) {
            return search.failed(e);
        }
    }

    /// Stores the rest of a draft with its snapshot.
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(int snapshot, OfferDraft draft) {
        writer.publish(snapshot, draft);
    }

    /// The top products of a customer; what sells in the shop where the snapshot has no list of the
    /// customer's own.
    ///
    /// @param excludePurchased whether to look up what was bought up to now, also outside the days
    ///     that the snapshot knows, leave it out and fill the list up; else what to buy again and
    ///     what is new to the customer come by turns
    public OfCustomer ofCustomer(
            Snapshot snapshot, String customerId, int limit, boolean excludePurchased) {
        var own = reader.ofCustomer(snapshot.number(), customerId);
        boolean known = !own.isEmpty() || snapshots.find(snapshot.number(), customerId).isPresent();
        var words = words(snapshot, "");
        var repeats =
                own.stream().filter(line -> line.reason() == Reason.AGAIN).map(words::of).toList();
        var fresh =
                own.stream().filter(line -> line.reason() != Reason.AGAIN).map(words::of).toList();
        var items =
                excludePurchased
                        ? notBought(snapshot, customerId, fresh, repeats, limit)
                        : own.isEmpty()
                                ? others(snapshot, customerId).stream()
                                : byTurns(repeats, fresh);
        return new OfCustomer(
                known, items.limit(limit).toList(), repeats.stream().limit(limit).toList());
    }

    private static Stream<Recommended> byTurns(List<Recommended> one, List<Recommended> other) {
        return IntStream.range(0, Math.max(one.size(), other.size()))
                .boxed()
                .flatMap(
                        place ->
                                Stream.of(one, other)
                                        .filter(list -> place < list.size())
                                        .map(list -> list.get(place)));
    }

    /// What was bought before the as-of date is known since the list was made, but not of what it
    /// is filled up with: where the order lines are kept elsewhere, only that what is bought again
    /// was.
    private Stream<Recommended> notBought(
            Snapshot snapshot,
            String customerId,
            List<Recommended> list,
            List<Recommended> repeats,
            int limit) {
        var known = reader.known(snapshot.number(), customerId).orElse(null);
        var left = without(bought(snapshot, customerId, list, known), list);
        if (left.size() >= limit) {
            return left.stream();
        }
        var listed =
                Stream.concat(list.stream(), repeats.stream())
                        .map(Recommended::productId)
                        .collect(Collectors.toSet());
        var others = without(listed, others(snapshot, customerId));
        var more = without(bought(snapshot, customerId, others, null), others).stream();
        return Stream.concat(
                left.stream(), list.isEmpty() ? more : more.map(Recommended::belowAll));
    }

    private Set<String> bought(
            Snapshot snapshot,
            String customerId,
            List<Recommended> products,
            @Nullable Long known) {
        return products.isEmpty()
                ? Set.of()
                : ledger.boughtOf(
                        customerId,
                        products.stream().map(Recommended::productId).toList(),
                        snapshot.asOf(),
                        known);
    }

    private static List<Recommended> without(Set<String> productIds, List<Recommended> list) {
        return list.stream().filter(one -> !productIds.contains(one.productId())).toList();
    }

    /// What suits the customer's segment, then what sells in the shop.
    private List<Recommended> others(Snapshot snapshot, String customerId) {
        var segments = snapshots.segments(snapshot.number());
        var own =
                snapshots.find(snapshot.number(), customerId).stream()
                        .map(row -> segments.of(row, Family.RFM))
                        .toList();
        var ids = own.stream().map(SnapshotSegment::segmentId);
        var lists =
                reader.ofSegments(
                        snapshot.number(),
                        Stream.concat(ids, Stream.of(OfferWriter.EVERYBODY)).toList());
        Map<String, Recommended> found = new LinkedHashMap<>();
        for (var segment : own) {
            var words = words(snapshot, segment.name());
            lists.getOrDefault(segment.segmentId(), List.of())
                    .forEach(line -> found.putIfAbsent(line.productId(), words.of(line)));
        }
        lists.getOrDefault(OfferWriter.EVERYBODY, List.of())
                .forEach(line -> found.putIfAbsent(line.productId(), OF_SHOP.of(line)));
        return List.copyOf(found.values());
    }

    /// The top products of a segment of any family; none when nothing could be recommended.
    public List<Recommended> ofSegment(Snapshot snapshot, SnapshotSegment segment, int limit) {
        var words = words(snapshot, segment.name());
        return reader.ofSegment(snapshot.number(), segment.segmentId()).stream()
                .limit(limit)
                .map(words::of)
                .toList();
    }

    /// The top products and bundles of segments, in as many round trips as for one.
    public OfSegments ofSegments(
            Snapshot snapshot, List<SnapshotSegment> segments, int products, int bundlesOfEach) {
        var report = reader.report(snapshot.number()).orElse(null);
        var model = report == null ? null : report.model();
        var ids = segments.stream().map(SnapshotSegment::segmentId).toList();
        var lines = reader.ofSegments(snapshot.number(), ids);
        var rfm = snapshots.segments(snapshot.number()).of(Family.RFM);
        Map<String, List<Recommended>> top = new HashMap<>();
        for (var segment : segments) {
            var words =
                    new OfferWords(
                            Objects.requireNonNullElse(model, POPULARITY),
                            RecommenderReport.repeatsBy(report),
                            segment.name(),
                            rfm);
            var found = lines.getOrDefault(segment.segmentId(), List.of());
            if (!found.isEmpty()) {
                top.put(
                        segment.segmentId(),
                        found.stream().limit(products).map(words::of).toList());
            }
        }
        return new OfSegments(
                top,
                bundles.read(snapshot.number(), ids, bundlesOfEach),
                report == null
                        ? "The segmentation was made before products were recommended: start another."
                        : model == null ? report.reason() : null);
    }

    /// The bundles of a segment of any family, or of the whole shop for null.
    public List<OfferedBundle> bundles(Snapshot snapshot, @Nullable String segmentId, int limit) {
        return bundles.read(
                snapshot.number(), segmentId == null ? OfferWriter.EVERYBODY : segmentId, limit);
    }

    private OfferWords words(Snapshot snapshot, String segment) {
        var report = reader.report(snapshot.number());
        return new OfferWords(
                report.map(RecommenderReport::model).orElse(POPULARITY),
                RecommenderReport.repeatsBy(report.orElse(null)),
                segment,
                snapshots.segments(snapshot.number()).of(Family.RFM));
    }
}
