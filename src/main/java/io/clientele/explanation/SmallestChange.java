package io.clientele.explanation;

import io.clientele.rfm.HeldTable;
import io.clientele.rfm.Scoring;
import io.clientele.rfm.SegmentMap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds the smallest change that brings a customer into a better segment of the next run: the
/// fewest further orders, then the least they must bring beyond what this customer's orders usually
/// do, then the best segment, then the latest day.
///
/// Better is what stands earlier in the map. Other customers keep their values.
final class SmallestChange {

    private static final int MOST_ORDERS = 100;

    /// Ten trillion in the currency unit: beyond any amount a score could need.
    private static final long MOST_CENTS = 1_000_000_000_000_000L;

    private final HeldTable shop;
    private final Scoring scoring;
    private final SegmentMap map;
    private final int row;

    SmallestChange(HeldTable shop, Scoring scoring, SegmentMap map, int row) {
        this.shop = shop;
        this.scoring = scoring;
        this.map = map;
        this.row = row;
    }

    /// What the next run will find of the customer without a further order.
    ///
    /// @param days until the next run, at least 1
    /// @param frequency orders that will still be in the window
    /// @param cents what they brought
    /// @param usualCents what an order of this customer brings on average
    record Outlook(int days, int frequency, long cents, long usualCents) {}

    /// Further orders that lead to a better segment, days counted from the as-of date.
    ///
    /// @param orders how many
    /// @param from first day on which the last of them may lie
    /// @param by last day on which it may lie
    /// @param leastCents what they must bring together, at least
    /// @param mostCents and at most
    /// @param place the segment's, in the map
    record Change(int orders, int from, int by, long leastCents, long mostCents, int place) {

        boolean boundedAbove() {
            return mostCents < MOST_CENTS;
        }
    }

    /// @param place of the segment to leave, in the map
    /// @return empty where no segment is better or a hundred orders reach none
    Optional<Change> from(int place, Outlook outlook) {
        if (place == 0) {
            return Optional.empty();
        }
        int[] recencyScores = new int[outlook.days + 1];
        for (int days = 1; days <= outlook.days; days++) {
            recencyScores[days] = shop.recencyScore(scoring, row, days);
        }
        for (int orders = 1; orders <= MOST_ORDERS; orders++) {
            long usual = orders * outlook.usualCents;
            var best =
                    changes(orders, outlook, recencyScores).stream()
                            .filter(change -> change.place < place)
                            .min(
                                    Comparator.<Change>comparingLong(
                                                    c -> Math.max(0, c.leastCents - usual))
                                            .thenComparingInt(Change::place)
                                            .thenComparing(Change::by, Comparator.reverseOrder()));
            if (best.isPresent()) {
                return best;
            }
        }
        return Optional.empty();
    }

    private List<Change> changes(int orders, Outlook outlook, int[] recencyScores) {
        int frequencyScore = shop.frequencyScore(scoring, row, outlook.frequency + orders);
        List<Change> changes = new ArrayList<>();
        for (long[] spend : spends(orders, outlook.cents)) {
            for (int first = 1, last; first <= outlook.days; first = last + 1) {
                last = first;
                while (last < outlook.days && recencyScores[last + 1] == recencyScores[first]) {
                    last++;
                }
                int place = map.placeOf(recencyScores[first], frequencyScore, (int) spend[2]);
                changes.add(
                        new Change(
                                orders,
                                outlook.days - last,
                                outlook.days - first,
                                spend[0],
                                spend[1],
                                place));
            }
        }
        return changes;
    }

    /// For each monetary score that spending can reach: the least and the most cents, and the
    /// score. A map that does not ask for it takes any amount.
    private List<long[]> spends(int orders, long before) {
        if (!map.namesMonetary()) {
            return List.of(new long[] {orders, MOST_CENTS, 1});
        }
        List<long[]> spends = new ArrayList<>();
        long least = orders;
        while (least < MOST_CENTS) {
            int score = monetaryScore(before + least);
            long next = firstAbove(score, before, least);
            spends.add(new long[] {least, next == MOST_CENTS ? next : next - 1, score});
            least = next;
        }
        return spends;
    }

    private long firstAbove(int score, long before, long from) {
        long low = from;
        long high = MOST_CENTS;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (monetaryScore(before + middle) > score) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private int monetaryScore(long cents) {
        return shop.monetaryScore(scoring, row, cents / 100.0);
    }
}
