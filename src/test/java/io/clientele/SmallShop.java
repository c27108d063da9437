package io.clientele;

/// A made-up shop of the year 2025: customers have one to seven orders, at prices and on days that
/// differ.
public final class SmallShop {

    private SmallShop() {}

    public static String csv(int customers) {
        var csv = new StringBuilder("customer_id,order_id,quantity,unit_price,timestamp\n");
        for (int customer = 0; customer < customers; customer++) {
            for (int order = 0; order <= customer % 7; order++) {
                csv.append(
                        "c%03d,o%d-%d,1,%d,2025-%02d-%02dT10:00:00Z\n"
                                .formatted(
                                        customer,
                                        customer,
                                        order,
                                        5 + customer % 40,
                                        1 + (customer + order) % 12,
                                        1 + (customer * order) % 28));
            }
        }
        return csv.toString();
    }
}
