package io.clientele.demo;

import java.time.Month;

/// What one order holds. Used again for the next order.
final class Basket {

    private static final int MOST_LINES = 8;

    private final int[] products = new int[MOST_LINES];
    private final int[] quantities = new int[MOST_LINES];
    private int lines;

    /// Fills the basket with products of the customer's taste, in quantities that come near what
    /// the customer means to spend.
    void fill(Draws draws, Catalogue catalogue, Customer customer, Month month) {
        int wanted = 1;
        while (wanted < MOST_LINES && draws.chance(0.62)) {
            wanted++;
        }
        double share = customer.spend(draws) / wanted;
        lines = 0;
        for (int i = 0; i < wanted; i++) {
            int product =
                    lines > 0 && draws.chance(0.4)
                            ? Catalogue.companion(products[lines - 1])
                            : catalogue.draw(draws, customer.favourite(), month);
            // No product twice: two equal lines would look like a mistake of the till.
            if (!holds(product)) {
                double quantity =
                        share * (0.5 + draws.uniform()) / catalogue.product(product).cents();
                products[lines] = product;
                quantities[lines++] = Math.clamp(Math.round(quantity), 1, 9_999);
            }
        }
    }

    private boolean holds(int product) {
        for (int i = 0; i < lines; i++) {
            if (products[i] == product) {
                return true;
            }
        }
        return false;
    }

    int lines() {
        return lines;
    }

    int product(int line) {
        return products[line];
    }

    int quantity(int line) {
        return quantities[line];
    }
}
