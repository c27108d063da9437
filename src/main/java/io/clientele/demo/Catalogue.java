package io.clientele.demo;

import java.time.Month;
import java.util.Locale;

/// The shop's 200 products: 8 categories of 5 things in 5 designs each. Who buys a thing is likely
/// to buy the next one of the same design, and some categories have a season.
final class Catalogue {

    private static final int THINGS = 5;
    private static final int DESIGNS = 5;
    private static final int PER_CATEGORY = THINGS * DESIGNS;

    private static final String[] CATEGORIES = {
        "Kitchen", "Garden", "Stationery", "Toys", "Textiles", "Lighting", "Bath", "Festive"
    };

    private static final String[][] NAMES = {
        {"Teapot", "Mug", "Sugar Bowl", "Serving Tray", "Milk Jug"},
        {"Flower Pot", "Watering Can", "Hand Trowel", "Bird Feeder", "Plant Stand"},
        {"Notebook", "Fountain Pen", "Pencil Case", "Letter Set", "Desk Tidy"},
        {"Puzzle", "Building Blocks", "Spinning Top", "Pull-Along Duck", "Memory Game"},
        {"Cushion", "Throw", "Table Runner", "Apron", "Napkins, Set of 4"},
        {"Table Lamp", "Lantern", "Candle Holder", "String Lights", "Bulb 10\" Globe"},
        {"Soap", "Hand Towel", "Bath Mat", "Toothbrush Mug", "Body Brush"},
        {"Bauble", "Advent Calendar", "Wreath", "Gift Wrap, 3 Rolls", "Star Garland"}
    };

    private static final String[] PATTERNS = {"Blue", "Café", "Meadow", "Oak", "Retro"};

    /// In cents, of the plainest design.
    private static final int[][] PRICES = {
        {1695, 595, 795, 1250, 850},
        {695, 1450, 895, 1195, 1995},
        {495, 1595, 650, 795, 1150},
        {995, 1895, 350, 1295, 895},
        {1295, 2450, 1450, 1095, 995},
        {2995, 1395, 595, 1250, 795},
        {350, 895, 1595, 495, 695},
        {295, 1295, 1695, 450, 650}
    };

    private final Product[] products = new Product[CATEGORIES.length * PER_CATEGORY];

    Catalogue() {
        for (int i = 0; i < products.length; i++) {
            var category = CATEGORIES[i / PER_CATEGORY];
            int thing = i % PER_CATEGORY / DESIGNS;
            int design = i % DESIGNS;
            products[i] =
                    new Product(
                            category.substring(0, 2).toUpperCase(Locale.ROOT)
                                    + (100 + i % PER_CATEGORY),
                            PATTERNS[design] + " " + NAMES[i / PER_CATEGORY][thing],
                            category,
                            PRICES[i / PER_CATEGORY][thing] * (20 + design) / 20);
        }
    }

    Product product(int index) {
        return products[index];
    }

    static int categories() {
        return CATEGORIES.length;
    }

    /// A product to begin a basket with, or one that has nothing to do with the rest.
    ///
    /// @param favourite the category that six of ten are from
    int draw(Draws draws, int favourite, Month month) {
        int category = draws.chance(0.6) ? favourite : seasonal(draws, month);
        double u = draws.uniform();
        // Squared, since a few products sell most.
        return category * PER_CATEGORY + (int) (u * u * PER_CATEGORY);
    }

    private static int seasonal(Draws draws, Month month) {
        int festive = CATEGORIES.length - 1;
        boolean toChristmas = month.getValue() >= Month.OCTOBER.getValue();
        if (draws.chance(toChristmas ? 0.35 : 0.01)) {
            return festive;
        }
        boolean spring = month.getValue() >= 3 && month.getValue() <= 6;
        return spring && draws.chance(0.25) ? 1 : draws.below(festive);
    }

    /// The next thing of the same design.
    static int companion(int product) {
        int first = product - product % PER_CATEGORY;
        return first + (product - first + DESIGNS) % PER_CATEGORY;
    }
}
