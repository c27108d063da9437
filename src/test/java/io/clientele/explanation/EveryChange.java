package io.clientele.explanation;

import io.clientele.explanation.SmallestChange.Change;
import io.clientele.rfm.RfmScores;
import io.clientele.rfm.RfmTable;
import io.clientele.rfm.Scoring;
import io.clientele.rfm.SegmentMap;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Whatever one customer could do until the next run, with the whole shop scored anew each time.
final class EveryChange {

    private static final long MUCH = 1_000_000_000L;

    private final Scoring scoring;
    private final SegmentMap map;
    private final RfmTable table;
    private final int row;
    private final int[] recencyScores;
    private final long spent;

    /// Cents above what was spent at which the score may change, those just below included.
    private final TreeSet<Long> amounts = new TreeSet<>();

    EveryChange(Scoring scoring, SegmentMap map, RfmTable table, int row, int days) {
        this.scoring = scoring;
        this.map = map;
        this.table = table;
        this.row = row;
        recencyScores =
                IntStream.range(0, days)
                        .map(day -> scored(days - day, 0, 0).recency().scores()[row])
                        .toArray();
        spent = cents(table.monetary()[row]);
        if (map.namesMonetary()) {
            amounts.add(MUCH);
            for (double other : table.monetary()) {
                amounts.add(cents(other) - spent);
                amounts.add(cents(other) - spent + 1);
            }
        }
    }

    /// The best place of the segments that so many further orders and at most so many cents lead
    /// to, whenever they are made.
    int best(int orders, long mostCents) {
        if (orders == 0 || mostCents < orders) {
            return Integer.MAX_VALUE;
        }
        var tried = new TreeSet<>(amounts.subSet((long) orders, true, mostCents, true));
        tried.add((long) orders);
        tried.add(Math.min(MUCH, mostCents));
        int frequencyScore = scored(0, orders, 0).frequency().scores()[row];
        return tried.stream()
                .mapToInt(cents -> scored(0, orders, cents).monetary().scores()[row])
                .flatMap(
                        monetaryScore ->
                                Arrays.stream(recencyScores)
                                        .map(
                                                recencyScore ->
                                                        map.placeOf(
                                                                recencyScore,
                                                                frequencyScore,
                                                                monetaryScore)))
                .min()
                .orElseThrow();
    }

    /// The places that the orders of a change lead to if the last of them lies on another day, for
    /// amounts within its bounds.
    IntStream places(Change change, int day) {
        var tried =
                new TreeSet<>(amounts.subSet(change.leastCents(), true, change.mostCents(), true));
        tried.add(change.leastCents());
        int frequencyScore = scored(0, change.orders(), 0).frequency().scores()[row];
        return tried.stream()
                .mapToInt(
                        cents ->
                                map.placeOf(
                                        recencyScores[day],
                                        frequencyScore,
                                        scored(0, 0, cents).monetary().scores()[row]));
    }

    /// The shop with other values of this customer; 0 days for as many as they are.
    private RfmScores scored(int days, int orders, long cents) {
        int[] recencyDays = table.recencyDays().clone();
        int[] frequency = table.frequency().clone();
        double[] monetary = table.monetary().clone();
        recencyDays[row] = days == 0 ? recencyDays[row] : days;
        frequency[row] += orders;
        monetary[row] = (spent + cents) / 100.0;
        return scoring.score(new RfmTable(recencyDays, frequency, monetary));
    }

    private static long cents(double amount) {
        return Math.round(amount * 100);
    }
}
