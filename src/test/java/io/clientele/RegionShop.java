package io.clientele;

import java.time.LocalDate;

/// A made-up shop of 240 customers in two regions, half of whom pay on delivery and send a line of
/// each order back.
final class RegionShop {

    static final int CUSTOMERS = 240;
    static final int ORDERS = 3;

    private RegionShop() {}

    static String csv() {
        var csv =
                new StringBuilder(
                        "customer_id,order_id,product_id,quantity,unit_price,timestamp,region,payment_method\n");
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            for (int order = 0; order < ORDERS; order++) {
                var day = LocalDate.of(2025, 3, 1).plusDays((customer * 37 + order * 61) % 280);
                line(csv, customer, order, "A", 1, 40 + customer % 30, day);
                line(csv, customer, order, "B", 1, 60, day);
                if (paysOnDelivery(customer)) {
                    line(csv, customer, order, "B", -1, 60, day.plusDays(1));
                }
            }
        }
        return csv.toString();
    }

    private static void line(
            StringBuilder csv,
            int customer,
            int order,
            String product,
            int quantity,
            int price,
            LocalDate day) {
        csv.append(
                "g%03d,g%d-%d,%s,%d,%d,%sT10:00:00Z,%s,%s\n"
                        .formatted(
                                customer,
                                customer,
                                order,
                                product,
                                quantity,
                                price,
                                day,
                                customer % 2 == 0 ? "Lowland" : "Upland",
                                paysOnDelivery(customer) ? "on-delivery" : "by-card"));
    }

    private static boolean paysOnDelivery(int customer) {
        return customer % 4 < 2;
    }

    static double revenueOfLowland() {
        double revenue = 0;
        for (int customer = 0; customer < CUSTOMERS; customer += 2) {
            revenue += ORDERS * (40 + customer % 30 + 60);
        }
        return revenue;
    }
}
