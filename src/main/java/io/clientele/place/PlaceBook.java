package io.clientele.place;

import io.clientele.locality.PurchasePlaces;
import io.clientele.locality.PurchasePlaces.Column;
import io.clientele.publishing.SegmentDefinition;
import io.clientele.publishing.SnapshotColumns;
import io.clientele.snapshot.Family;
import io.clientele.tally.Attribute;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Counts the places of one attribute for the shop and for the customers of each segment, in one
/// walk along the customers.
public final class PlaceBook {

    private static final int KEPT = 3;

    /// A column of free text fills no memory: further values count in the sums alone.
    private static final int MOST_VALUES = 5_000;

    private static final int SCALE = 4;
    private static final List<Family> FAMILIES = List.of(Family.values());

    private final Attribute attribute;
    private final String[] names;
    private final int[] value;
    private final int[] lastCustomer;
    private final Sums shop;
    private final Map<Family, Map<Integer, Sums>> segments = new EnumMap<>(Family.class);

    private PlaceBook(Attribute attribute, Column column) {
        this.attribute = attribute;
        names = Arrays.copyOf(column.names(), Math.min(column.names().length, MOST_VALUES));
        value = column.value();
        lastCustomer = new int[names.length];
        Arrays.fill(lastCustomer, -1);
        shop = new Sums(names.length);
    }

    /// What some customers bought under each value.
    private static final class Sums {
        private final int[] customers;
        private final double[] amount;
        private int allCustomers;
        private double allAmount;

        Sums(int values) {
            customers = new int[values];
            amount = new double[values];
        }

        /// Share of the customers with a purchase that names a value.
        double share(int of) {
            return customers[of] / (double) allCustomers;
        }
    }

    /// The three best regions, payment methods and channels of each segment, and of the shop; none
    /// where no purchase names any.
    ///
    /// @param customerIds whom the places are of, in ascending order, as those of the columns
    /// @param definitions the segments
    /// @param columns the customers of the snapshot, all of them among those of the places
    public static List<SegmentPlace> of(
            PurchasePlaces places,
            String[] customerIds,
            List<SegmentDefinition> definitions,
            SnapshotColumns columns) {
        List<SegmentPlace> found = new ArrayList<>();
        for (var book :
                List.of(
                        new PlaceBook(Attribute.REGION, places.region()),
                        new PlaceBook(Attribute.PAYMENT_METHOD, places.paymentMethod()),
                        new PlaceBook(Attribute.CHANNEL, places.channel()))) {
            if (book.names.length > 0) {
                book.count(places, customerIds, columns);
                book.list(definitions, found);
            }
        }
        return found;
    }

    private void count(PurchasePlaces places, String[] customerIds, SnapshotColumns columns) {
        int row = 0;
        for (int customer = 0; customer < customerIds.length; customer++) {
            if (row < columns.customerIds().length
                    && columns.customerIds()[row].equals(customerIds[customer])) {
                count(places, customer, of(columns, row++));
            }
        }
    }

    /// The shop, and the customer's segment of each family.
    private Sums[] of(SnapshotColumns columns, int row) {
        var sums = new Sums[FAMILIES.size() + 1];
        for (int i = 0; i < FAMILIES.size(); i++) {
            sums[i] =
                    segments.computeIfAbsent(FAMILIES.get(i), unseen -> new HashMap<>())
                            .computeIfAbsent(
                                    columns.codes(FAMILIES.get(i))[row],
                                    unseen -> new Sums(names.length));
        }
        sums[FAMILIES.size()] = shop;
        return sums;
    }

    private void count(PurchasePlaces places, int customer, Sums[] sums) {
        boolean named = false;
        for (int cell = places.start()[customer]; cell < places.start()[customer + 1]; cell++) {
            int of = value[cell];
            if (of < 0) {
                continue;
            }
            boolean first = of < names.length && lastCustomer[of] != customer;
            for (Sums one : sums) {
                one.allCustomers += named ? 0 : 1;
                one.allAmount += places.amount()[cell];
                if (of < names.length) {
                    one.customers[of] += first ? 1 : 0;
                    one.amount[of] += places.amount()[cell];
                }
            }
            if (first) {
                lastCustomer[of] = customer;
            }
            named = true;
        }
    }

    private void list(List<SegmentDefinition> definitions, List<SegmentPlace> found) {
        list(SegmentPlace.SHOP, shop, found);
        for (var segment : definitions) {
            var sums = segments.getOrDefault(segment.family(), Map.of()).get(segment.code());
            if (sums != null) {
                list(segment.id(), sums, found);
            }
        }
    }

    private void list(String segmentId, Sums sums, List<SegmentPlace> found) {
        int[] best =
                IntStream.range(0, names.length)
                        .filter(of -> sums.customers[of] > 0)
                        .boxed()
                        .sorted(
                                Comparator.<Integer>comparingDouble(of -> -sums.amount[of])
                                        .thenComparing(of -> names[of]))
                        .limit(KEPT)
                        .mapToInt(Integer::intValue)
                        .toArray();
        for (int i = 0; i < best.length; i++) {
            int of = best[i];
            found.add(
                    new SegmentPlace(
                            segmentId,
                            attribute,
                            i + 1,
                            names[of],
                            sums.customers[of],
                            BigDecimal.valueOf((long) sums.amount[of], SCALE),
                            sums.allAmount > 0 ? sums.amount[of] / sums.allAmount : 0,
                            sums.share(of) / shop.share(of)));
        }
    }
}
