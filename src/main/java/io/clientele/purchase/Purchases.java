package io.clientele.purchase;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Which customer bought which product on which days, as columns: customer `u` owns the entries
/// `start[u]` to `start[u + 1] - 1`, ascending by product, then by day, each pair of them once.
///
/// @param products number of products; they count from 0
/// @param start one entry a customer and a last one, the number of entries; customers may be empty
/// @param product one entry a product and day
/// @param day days since 1970-01-01
@SuppressWarnings("ArrayRecordComponent") // columns of a million purchases, compared by nobody
public record Purchases(int products, int[] start, int[] product, int[] day) {

    /// Sorts each customer's entries and drops what is there twice.
    ///
    /// @throws IllegalArgumentException for a product that is none of them
    public static Purchases of(int products, int[] start, int[] product, int[] day) {
        int customers = start.length - 1;
        long[] entries = new long[product.length];
        for (int i = 0; i < product.length; i++) {
            if (product[i] < 0 || product[i] >= products) {
                throw new IllegalArgumentException(
                        "Entry %d names product %d of %d.".formatted(i, product[i], products));
            }
            // The sign is turned round, so that days before 1970 sort first.
            entries[i] =
                    (long) product[i] << Integer.SIZE
                            | ((day[i] ^ Integer.MIN_VALUE) & 0xFFFF_FFFFL);
        }
        int[] bounds = new int[customers + 1];
        int kept = 0;
        for (int u = 0; u < customers; u++) {
            Arrays.sort(entries, start[u], start[u + 1]);
            for (int i = start[u]; i < start[u + 1]; i++) {
                if (kept == bounds[u] || entries[kept - 1] != entries[i]) {
                    entries[kept++] = entries[i];
                }
            }
            bounds[u + 1] = kept;
        }
        int[] kinds = new int[kept];
        int[] days = new int[kept];
        for (int i = 0; i < kept; i++) {
            kinds[i] = (int) (entries[i] >> Integer.SIZE);
            days[i] = (int) entries[i] ^ Integer.MIN_VALUE;
        }
        return new Purchases(products, bounds, kinds, days);
    }

    /// Number of customers.
    public int customers() {
        return start.length - 1;
    }

    /// The same customers and products, with what was bought from one day to before another.
    public Purchases between(int from, int before) {
        int[] bounds = new int[start.length];
        int[] kinds = new int[day.length];
        int[] days = new int[day.length];
        int kept = 0;
        for (int u = 0; u < customers(); u++) {
            for (int i = start[u]; i < start[u + 1]; i++) {
                if (day[i] >= from && day[i] < before) {
                    kinds[kept] = product[i];
                    days[kept++] = day[i];
                }
            }
            bounds[u + 1] = kept;
        }
        return new Purchases(
                products, bounds, Arrays.copyOf(kinds, kept), Arrays.copyOf(days, kept));
    }

    /// The customers who have bought anything, ascending.
    public int[] buyers() {
        return IntStream.range(0, customers()).filter(u -> start[u] < start[u + 1]).toArray();
    }

    /// Some customers alone, numbered anew in the order given.
    ///
    /// @param chosen their numbers; one below 0 stands for somebody who has bought nothing
    public Purchases of(int[] chosen) {
        int[] bounds = new int[chosen.length + 1];
        for (int i = 0; i < chosen.length; i++) {
            bounds[i + 1] = bounds[i] + entries(chosen[i]);
        }
        int[] kinds = new int[bounds[chosen.length]];
        int[] days = new int[kinds.length];
        for (int i = 0; i < chosen.length; i++) {
            int length = entries(chosen[i]);
            if (length > 0) {
                System.arraycopy(product, start[chosen[i]], kinds, bounds[i], length);
                System.arraycopy(day, start[chosen[i]], days, bounds[i], length);
            }
        }
        return new Purchases(products, bounds, kinds, days);
    }

    private int entries(int customer) {
        return customer < 0 ? 0 : start[customer + 1] - start[customer];
    }

    /// Whether anybody bought each product.
    public boolean[] sold() {
        boolean[] sold = new boolean[products];
        for (int one : product) {
            sold[one] = true;
        }
        return sold;
    }

    /// A customer's products, each once, ascending.
    public int[] productsOf(int customer) {
        int[] found = new int[start[customer + 1] - start[customer]];
        int count = 0;
        for (int i = start[customer]; i < start[customer + 1]; i++) {
            if (count == 0 || found[count - 1] != product[i]) {
                found[count++] = product[i];
            }
        }
        return Arrays.copyOf(found, count);
    }

    /// The day each product was first bought; [Integer#MAX_VALUE] for those that never were.
    public int[] firstDays() {
        int[] first = new int[products];
        Arrays.fill(first, Integer.MAX_VALUE);
        for (int i = 0; i < day.length; i++) {
            first[product[i]] = Math.min(first[product[i]], day[i]);
        }
        return first;
    }

    /// The end of a customer's entries of the product at an entry.
    public int run(int customer, int entry) {
        int end = entry + 1;
        while (end < start[customer + 1] && product[end] == product[entry]) {
            end++;
        }
        return end;
    }

    /// The customers who bought each product within the days before one, each once a product.
    public int[] buyers(int asOf, int days) {
        int[] buyers = new int[products];
        for (int u = 0; u < customers(); u++) {
            int counted = -1;
            for (int i = start[u]; i < start[u + 1]; i++) {
                if (product[i] != counted && day[i] >= asOf - days) {
                    counted = product[i];
                    buyers[counted]++;
                }
            }
        }
        return buyers;
    }
}
