package io.clientele.explanation;

import io.clientele.rfm.HeldTable;
import io.clientele.rfm.Scoring;
import io.clientele.rfm.SegmentMap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Finds the smallest change that brings a customer into a better segment of the next run: the
/// fewest further orders, then the least they must bring beyond what this customer's orders usually
/// do, then the best segment, then the latest day.
///
/// Better is what stands earlier in the map. Other customers keep their values. The change is
/// minimal: one order fewer leads to no better segment, whenever it is made and whatever it brings;
/// one cent less or more than the orders may bring misses the segment, and so does the last of them
/// a day later with the least of the amounts, or a day earlier with one of them.
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
    /// @param orders how many; 0 where waiting is enough
    /// @param from first day on which the last of them may lie
    /// @param by last day on which it may lie
    /// @param leastCents what they must bring together, at least
    /// @param mostCents and at most
    /// @param place the segment's, in the map
    record Change(int orders, int from, int by, long leastCents, long mostCents, int place) {

        /// Every order brings a cent.
        boolean boundedBelow() {
            return leastCents > orders;
        }

        boolean boundedAbove() {
            return mostCents < MOST_CENTS;
        }
    }

    /// Values with the same score: days since the last purchase, or cents of the further orders.
    private record Span(long least, long most, int score) {}

    /// A span of cents and one of days, by their places in ascending order, and the place of the
    /// segment they lead to.
    private record Cell(int spend, int days, int place) {}

    /// @param place of the segment to leave, in the map
    /// @return empty where no segment is better or a hundred orders reach none
    Optional<Change> from(int place, Outlook outlook) {
        if (place == 0) {
            return Optional.empty();
        }
        int waiting = placeWithoutOrder(outlook);
        if (waiting < place) {
            return Optional.of(new Change(0, 0, outlook.days - 1, 0, MOST_CENTS, waiting));
        }
        var days = daySpans(outlook.days);
        for (int orders = 1; orders <= MOST_ORDERS; orders++) {
            var spends = spends(orders, outlook.cents);
            int[][] places = places(orders, outlook, spends, days);
            var best = cheapest(places, place, spends, orders * outlook.usualCents);
            if (best.isPresent()) {
                return Optional.of(widened(best.get(), places, orders, spends, days, outlook.days));
            }
        }
        return Optional.empty();
    }

    /// The last place for a customer who would not be in the next run at all.
    private int placeWithoutOrder(Outlook outlook) {
        return outlook.frequency == 0
                ? Integer.MAX_VALUE
                : map.placeOf(
                        shop.recencyScore(
                                scoring, row, shop.table().recencyDays()[row] + outlook.days),
                        shop.frequencyScore(scoring, row, outlook.frequency),
                        monetaryScore(outlook.cents));
    }

    private List<Span> daySpans(int most) {
        List<Span> spans = new ArrayList<>();
        for (int first = 1, last; first <= most; first = last + 1) {
            int score = shop.recencyScore(scoring, row, first);
            last = first;
            while (last < most && shop.recencyScore(scoring, row, last + 1) == score) {
                last++;
            }
            spans.add(new Span(first, last, score));
        }
        return spans;
    }

    /// The segment of every span of cents, one row each, and every span of days.
    private int[][] places(int orders, Outlook outlook, List<Span> spends, List<Span> days) {
        int frequencyScore = shop.frequencyScore(scoring, row, outlook.frequency + orders);
        int[][] places = new int[spends.size()][days.size()];
        for (int spend = 0; spend < places.length; spend++) {
            for (int span = 0; span < days.size(); span++) {
                places[spend][span] =
                        map.placeOf(days.get(span).score, frequencyScore, spends.get(spend).score);
            }
        }
        return places;
    }

    private static Optional<Cell> cheapest(
            int[][] places, int place, List<Span> spends, long usualCents) {
        return IntStream.range(0, places.length)
                .boxed()
                .flatMap(
                        spend ->
                                IntStream.range(0, places[spend].length)
                                        .mapToObj(
                                                days -> new Cell(spend, days, places[spend][days])))
                .filter(cell -> cell.place < place)
                .min(
                        Comparator.<Cell>comparingLong(
                                        cell ->
                                                Math.max(
                                                        0,
                                                        spends.get(cell.spend).least - usualCents))
                                .thenComparingInt(Cell::place)
                                .thenComparingInt(Cell::days));
    }

    /// All amounts around these that lead to the segment too, then all days before these with which
    /// each of the amounts does. Later ones do not, or the cell would be another.
    private static Change widened(
            Cell cell, int[][] places, int orders, List<Span> spends, List<Span> days, int until) {
        int least = cell.spend;
        while (least > 0 && places[least - 1][cell.days] == cell.place) {
            least--;
        }
        int most = cell.spend;
        while (most + 1 < places.length && places[most + 1][cell.days] == cell.place) {
            most++;
        }
        int oldest = cell.days;
        while (oldest + 1 < days.size() && allLead(places, least, most, oldest + 1, cell.place)) {
            oldest++;
        }
        return new Change(
                orders,
                until - (int) days.get(oldest).most,
                until - (int) days.get(cell.days).least,
                spends.get(least).least,
                spends.get(most).most,
                cell.place);
    }

    private static boolean allLead(int[][] places, int least, int most, int days, int place) {
        return IntStream.rangeClosed(least, most).allMatch(spend -> places[spend][days] == place);
    }

    /// For each monetary score that spending can reach: the least and the most cents. A map that
    /// does not ask for it takes any amount.
    private List<Span> spends(int orders, long before) {
        if (!map.namesMonetary()) {
            return List.of(new Span(orders, MOST_CENTS, 1));
        }
        List<Span> spends = new ArrayList<>();
        long least = orders;
        while (least < MOST_CENTS) {
            int score = monetaryScore(before + least);
            long next = firstAbove(score, before, least);
            spends.add(new Span(least, next == MOST_CENTS ? next : next - 1, score));
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
