package io.clientele.partition;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How two groupings of the same customers agree, counted over customers that both know.
public final class Overlap {

    private final long[][] shared;
    private final long[] first;
    private final long[] second;
    private final long customers;

    private Overlap(long[][] shared) {
        this.shared = shared;
        first = new long[shared.length];
        second = new long[shared[0].length];
        for (int a = 0; a < first.length; a++) {
            for (int b = 0; b < second.length; b++) {
                first[a] += shared[a][b];
                second[b] += shared[a][b];
            }
        }
        customers = IntStream.range(0, first.length).mapToLong(a -> first[a]).sum();
    }

    /// Compares two assignments of the same rows: cluster numbers from 1, 0 for a customer the
    /// grouping does not know.
    public static Overlap between(int[] first, int[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "The assignments have %d and %d rows.".formatted(first.length, second.length));
        }
        long[][] shared = new long[1 + largest(first)][1 + largest(second)];
        for (int row = 0; row < first.length; row++) {
            if (first[row] > 0 && second[row] > 0) {
                shared[first[row]][second[row]]++;
            }
        }
        return new Overlap(shared);
    }

    /// Customers known to both groupings.
    public long customers() {
        return customers;
    }

    /// The adjusted Rand index (Hubert & Arabie 1985, equation 5): 1 for the same groups under
    /// whatever numbers, about 0 for groups that agree as chance would, below 0 for less than that.
    /// 1 where there is nothing to disagree about, such as one group on both sides.
    public double adjustedRandIndex() {
        double together = 0;
        for (long[] row : shared) {
            together += pairs(row);
        }
        double inFirst = pairs(first);
        double inSecond = pairs(second);
        double byChance = inFirst * inSecond / Math.max(1, customers * (customers - 1.0) / 2);
        double most = (inFirst + inSecond) / 2;
        return most == byChance ? 1 : (together - byChance) / (most - byChance);
    }

    /// Jaccard similarity of two clusters: customers in both over customers in either; NaN if the
    /// first has none here, 0 for a number the second grouping does not use.
    public double jaccard(int numberInFirst, int numberInSecond) {
        if (numberInFirst >= first.length || first[numberInFirst] == 0) {
            return Double.NaN;
        }
        if (numberInSecond >= second.length) {
            return 0;
        }
        long both = shared[numberInFirst][numberInSecond];
        return (double) both / (first[numberInFirst] + second[numberInSecond] - both);
    }

    /// For each number 1..k of the second grouping the one to bear in its place: that of the most
    /// similar cluster of the first, if most customers of one of the two are in the other, the more
    /// similar pairs choosing first; else the smallest number that the first does not use.
    public int[] numbersOfFirst(int k) {
        List<Pair> pairs = new ArrayList<>();
        for (int a = 1; a < first.length; a++) {
            for (int b = 1; b < second.length; b++) {
                if (2 * shared[a][b] > Math.min(first[a], second[b])) {
                    pairs.add(new Pair(a, b, jaccard(a, b)));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::similarity).reversed());
        int[] numbers = new int[k + 1];
        BitSet used = new BitSet();
        for (Pair pair : pairs) {
            if (numbers[pair.inSecond] == 0 && !used.get(pair.inFirst)) {
                numbers[pair.inSecond] = pair.inFirst;
                used.set(pair.inFirst);
            }
        }
        IntStream.range(1, first.length).filter(a -> first[a] > 0).forEach(used::set);
        for (int b = 1; b <= k; b++) {
            if (numbers[b] == 0) {
                numbers[b] = used.nextClearBit(1);
                used.set(numbers[b]);
            }
        }
        return numbers;
    }

    private record Pair(int inFirst, int inSecond, double similarity) {}

    private static double pairs(long[] sizes) {
        double pairs = 0;
        for (long size : sizes) {
            pairs += size * (size - 1.0) / 2;
        }
        return pairs;
    }

    private static int largest(int[] numbers) {
        return IntStream.of(numbers).max().orElse(0);
    }
}
