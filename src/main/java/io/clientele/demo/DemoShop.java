package io.clientele.demo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Writes the transactions of a made-up shop as CSV in UTF-8, with the columns of [#HEADER].
///
/// Customers come as BG/NBD and Gamma-Gamma suppose: each has a first order and then orders at a
/// rate λ ~ Gamma, leaves for good after a repeat order with a chance p ~ Beta, and spends amounts
/// ~ Gamma of a rate ν ~ Gamma. So there are regulars, one-timers and lapsed ones; one in fifty is
/// a wholesaler, who buys twice as often and for eight times as much. The days have a weekday and a
/// Christmas season. Baskets lean to the customer's favourite category and to things of one design.
/// Orders come back, more often from some regions and payment methods; the order id of a return
/// begins with C and its quantities are negative. A share of the lines is dirty: without customer
/// or price, doubled, with blanks around a field or an impossible time.
///
/// Sources: Fader, Hardie & Lee (2005), Marketing Science 24(2); Fader & Hardie, note 025.
public final class DemoShop {

    /// The columns. An order's total is the sum of quantity x unit_price; times have no zone.
    public static final String HEADER =
            "customer_id,order_id,product_id,product_name,category,quantity,unit_price,timestamp,"
                    + "region,payment_method,channel";

    /// Shops of up to so many customers are kept in memory to be put in order of time.
    private static final int SORTED_CUSTOMERS = 10_000;

    private DemoShop() {}

    /// Writes the shop; the stream is flushed, not closed.
    ///
    /// A shop of up to 10,000 customers is in order of time, as an export would be. A larger one is
    /// grouped by customer, and made in constant memory.
    public static void write(OutputStream out, DemoShopOptions options) throws IOException {
        var csv = new BufferedOutputStream(out, 1 << 16);
        csv.write((HEADER + "\n").getBytes(StandardCharsets.US_ASCII));
        if (options.customers() <= SORTED_CUSTOMERS) {
            List<Receipt> receipts = new ArrayList<>();
            trade(options, (second, lines) -> receipts.add(Receipt.of(second, lines)));
            receipts.sort(Comparator.comparingLong(Receipt::second));
            for (var receipt : receipts) {
                csv.write(receipt.lines);
            }
        } else {
            trade(options, (second, lines) -> csv.write(lines.bytes(), 0, lines.length()));
        }
        csv.flush();
    }

    private static void trade(DemoShopOptions options, Till.Receipts receipts) throws IOException {
        var draws = new Draws(options.seed());
        var calendar = new Calendar(options.firstDay(), options.lastDay());
        var catalogue = new Catalogue();
        var basket = new Basket();
        var till = new Till(draws, calendar, catalogue, options.dirtShare(), receipts);
        for (int number = 0; number < options.customers(); number++) {
            var customer = Customer.draw(draws, number);
            // Nobody joins in the last weeks: there would be nothing to tell about them.
            double time = draws.uniform() * 0.9 * calendar.days();
            for (int order = 1; time < calendar.days(); order++) {
                long second = calendar.second(time);
                basket.fill(draws, catalogue, customer, calendar.month(second));
                till.ringUp(customer, basket, order, second);
                if (order > 1 && draws.chance(customer.leaving())) {
                    break;
                }
                time += customer.pause(draws);
            }
        }
    }

    private static final class Receipt {

        private final long second;
        private final byte[] lines;

        private Receipt(long second, byte[] lines) {
            this.second = second;
            this.lines = lines;
        }

        private static Receipt of(long second, CsvLines lines) {
            return new Receipt(second, Arrays.copyOf(lines.bytes(), lines.length()));
        }

        private long second() {
            return second;
        }
    }
}
