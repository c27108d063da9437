package io.clientele.torture;

import java.util.ArrayList;
import java.util.List;

/// What a shop sends that exports its last days every day, so that most rows come several times.
///
/// Of each 200 rows one has no customer, of each 100 one is a return, and of each 300 one stands
/// there twice. A row that counts is known by its order and product.
final class DailyExports {

    private static final String HEADER =
            "customer_id,order_id,product_id,quantity,unit_price,timestamp\n";
    private static final int DAYS_A_FILE = 3;
    private static final int CUSTOMERS = 5_000;

    private final int days;
    private final int rowsADay;

    DailyExports(int days, int rowsADay) {
        this.days = days;
        this.rowsADay = rowsADay;
    }

    /// @param body the file as sent
    /// @param keys the rows in it that count, in any order, each once
    /// @param rows how many rows there are, counting or not
    record Export(String contentType, String body, List<String> keys, long rows) {}

    /// The export of a day. A last row makes each number another file.
    Export csv(int day, int number) {
        var body = new StringBuilder(HEADER);
        List<String> keys = new ArrayList<>();
        long rows = 1;
        for (int back = 0; back < DAYS_A_FILE; back++) {
            int sold = Math.floorMod(day - back, days);
            for (int i = 0; i < rowsADay; i++) {
                boolean returned = i % 100 == 3;
                boolean nobodys = i % 200 == 7;
                var order =
                        returned ? "C%d-%d".formatted(sold, i) : "O%d-%d".formatted(sold, i / 3);
                var product = "P%d".formatted(i % 997);
                var row =
                        "%s,%s,%s,%d,%d.95,2025-03-%02dT10:%02d:00Z\n"
                                .formatted(
                                        nobodys ? "" : "c" + (sold * 7_919 + i * 31) % CUSTOMERS,
                                        order,
                                        product,
                                        returned ? -1 : 1 + i % 5,
                                        1 + i % 40,
                                        1 + sold,
                                        i % 60);
                int times = i % 300 == 11 ? 2 : 1;
                body.append(row.repeat(times));
                rows += times;
                if (!nobodys) {
                    keys.add(order + " " + product);
                }
            }
        }
        body.append("c0,N%d,last,1,1,2025-04-01\n".formatted(number));
        keys.add("N%d last".formatted(number));
        return new Export("text/csv", body.toString(), keys, rows);
    }

    /// A few rows as a till sends them.
    Export batch(int number) {
        var body = new StringBuilder("[");
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            body.append(i == 0 ? "" : ",")
                    .append(
                            "{\"customer_id\":\"c%d\",\"order_id\":\"B%d\",\"product_id\":\"P%d\",\"amount\":2.5,\"timestamp\":\"2025-04-02\"}"
                                    .formatted(number % CUSTOMERS, number, i));
            keys.add("B%d P%d".formatted(number, i));
        }
        return new Export("application/json", body.append(']').toString(), keys, 50);
    }
}
