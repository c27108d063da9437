package io.clientele;

import java.time.LocalDate;
import java.util.Random;

/// Even customers buy even products, lamps, and odd ones odd products, mugs. Who buys lamp 4 or
/// mug 5 takes the next one too.
final class ShopOfTwoTastes {

    static final int CUSTOMERS = 160;
    private static final int PRODUCTS = 40;

    private ShopOfTwoTastes() {}

    static String csv() {
        var random = new Random(5);
        var csv =
                new StringBuilder(
                        "customer_id,order_id,product_id,product_name,quantity,unit_price,timestamp\n");
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            int orders = 3 + random.nextInt(6);
            for (int order = 0; order < orders; order++) {
                var day = LocalDate.of(2025, 6, 10).plusDays(random.nextInt(200));
                for (int line = 0; line < 3; line++) {
                    int product =
                            day.getMonthValue() >= 11 && line == 0
                                    ? 98 + customer % 2
                                    : 2 * random.nextInt(PRODUCTS / 2) + customer % 2;
                    csv.append(line(customer, order, product, day, line));
                    if (product == 4 || product == 5) {
                        csv.append(line(customer, order, product + 2, day, 3 + line));
                    }
                }
            }
        }
        return csv.toString();
    }

    private static String line(int customer, int order, int product, LocalDate day, int second) {
        return "t%03d,t%d-%d,p%02d,%s %d,1,%d,%sT10:00:%02dZ\n"
                .formatted(
                        customer,
                        customer,
                        order,
                        product,
                        product % 2 == 0 ? "lamp" : "mug",
                        product,
                        5 + product % 9,
                        day,
                        second);
    }
}
