package io.clientele.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Rings up baskets: turns them, and what of them comes back, into lines of the file, and makes the
/// mistakes that people make.
final class Till {

    private static final byte[][] BAD_TIMES = {
        {}, ascii("n/a"), ascii("31.02.2024"), ascii("2024-13-01T10:00:00")
    };
    private static final byte[][] MARKET = Market.fields();

    private static final long FIRST_NUMBER = 10_001;

    private final Draws draws;
    private final Calendar calendar;
    private final Catalogue catalogue;
    private final double dirtShare;
    private final Receipts receipts;
    private final CsvLines csv = new CsvLines();

    Till(Draws draws, Calendar calendar, Catalogue catalogue, double dirtShare, Receipts receipts) {
        this.draws = draws;
        this.calendar = calendar;
        this.catalogue = catalogue;
        this.dirtShare = dirtShare;
        this.receipts = receipts;
    }

    /// Rings up an order of a customer.
    ///
    /// @param order the how many-th of the customer's, from 1
    /// @param second when, as the calendar counts
    void ringUp(Customer customer, Basket basket, int order, long second) throws IOException {
        int payment =
                customer.wholesaler() || draws.chance(0.85)
                        ? customer.payment()
                        : draws.pick(Market.PAYMENT_SHARES);
        int channel = draws.chance(0.85) ? customer.channel() : draws.pick(Market.CHANNEL_SHARES);
        var market = MARKET[Market.index(customer.region(), payment, channel)];
        csv.clear();
        for (int line = 0; line < basket.lines(); line++) {
            int start = csv.length();
            var mistake = Mistake.draw(draws, dirtShare);
            order(customer, order, second, mistake == Mistake.NO_CUSTOMER, false);
            line(basket, line, mistake);
            time(second, mistake).text(',').text(market).text('\n');
            if (mistake == Mistake.TWICE) {
                csv.repeatFrom(start);
            }
        }
        receipts.add(second, csv);
        if (draws.chance(Market.returnChance(customer.region(), payment))) {
            takeBack(customer, basket, order, second, market);
        }
    }

    /// Takes back one line or more, two days to four weeks later; not after the last day.
    private void takeBack(Customer customer, Basket basket, int order, long second, byte[] market)
            throws IOException {
        long later = second + 2 * 86_400L + (long) (draws.uniform() * 26 * 86_400);
        if (later >= calendar.days() * 86_400L) {
            return;
        }
        csv.clear();
        int sure = draws.below(basket.lines());
        for (int line = 0; line < basket.lines(); line++) {
            if (line == sure || draws.chance(0.4)) {
                order(customer, order, second, false, true);
                var product = catalogue.product(basket.product(line));
                csv.text(product.fields(false)).text(',').number(-basket.quantity(line), 1);
                csv.text(',').cents(product.cents()).text(',');
                time(later, Mistake.NONE).text(',').text(market).text('\n');
            }
        }
        receipts.add(later, csv);
    }

    private void order(
            Customer customer, int order, long second, boolean nameless, boolean returned) {
        long number = FIRST_NUMBER + customer.number();
        if (!nameless) {
            csv.number(number, 1);
        }
        csv.text(',');
        if (returned) {
            csv.text('C');
        }
        csv.text(calendar.compactDate(second)).text('-').number(number, 1);
        csv.text('-').number(order, 1).text(',');
    }

    private void line(Basket basket, int line, Mistake mistake) {
        var product = catalogue.product(basket.product(line));
        csv.text(product.fields(mistake == Mistake.BLANKS)).text(',');
        csv.number(basket.quantity(line), 1).text(',');
        csv.cents(mistake == Mistake.NO_PRICE ? 0 : product.cents()).text(',');
    }

    private CsvLines time(long second, Mistake mistake) {
        if (mistake == Mistake.BAD_TIME) {
            return csv.text(BAD_TIMES[draws.below(BAD_TIMES.length)]);
        }
        int ofDay = (int) (second % 86_400);
        csv.text(calendar.date(second)).text('T').number(ofDay / 3600, 2).text(':');
        return csv.number(ofDay / 60 % 60, 2).text(':').number(ofDay % 60, 2);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Takes receipts, each some lines of one moment.
    @FunctionalInterface
    interface Receipts {

        /// @param lines to be used at once: they change with the next receipt
        void add(long second, CsvLines lines) throws IOException;
    }
}
