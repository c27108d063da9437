package io.clientele.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import io.clientele.purchase.Catalogue;
import io.clientele.purchase.Purchases;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/// The models on the real Online Retail file: learnt up to 2011-10-31, held against what followed.
/// The figures to beat are those of LightFM, implicit and plain counts on the same split.
class OnlineRetailRecommendationTests {

    private static final Path FILE = Path.of("../shared/data/online-retail.csv.gz");
    private static final int SPLIT = (int) LocalDate.of(2011, 11, 1).toEpochDay();
    private static final int AS_OF = (int) LocalDate.of(2011, 12, 10).toEpochDay();

    private static Evidence evidence;

    @BeforeAll
    static void read() throws IOException {
        assumeTrue(Files.exists(FILE), "needs the Online Retail file in " + FILE);
        var shop = new Shop();
        Set<List<String>> seen = new HashSet<>();
        try (var reader =
                CsvReader.builder()
                        .ofNamedCsvRecord(
                                new InputStreamReader(
                                        new GZIPInputStream(Files.newInputStream(FILE), 1 << 16),
                                        StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : reader) {
                if (sells(row) && seen.add(row.getFields())) {
                    shop.add(row);
                }
            }
        }
        evidence = new Contest(shop.purchases(), shop.catalogue(), AS_OF, 42).heldFrom(SPLIT);
    }

    private static boolean sells(NamedCsvRecord row) {
        return !row.getField("CustomerID").isEmpty()
                && !row.getField("InvoiceNo").startsWith("C")
                && Double.parseDouble(row.getField("Quantity")) > 0
                && Double.parseDouble(row.getField("UnitPrice")) > 0
                && row.getField("StockCode").matches("\\d{5}.*|DCGS.*");
    }

    @Test
    void measuresOnTheCustomersThatOthersMeasureOn() {
        assertThat(evidence.customers()).isEqualTo(1_440);
        assertThat(evidence.repeatCustomers()).isEqualTo(1_538);
        assertThat(candidate("popularity").ndcg()).isCloseTo(0.038, within(0.0005));
        assertThat(candidate("recent-popularity").ndcg()).isCloseTo(0.078, within(0.0006));
        assertThat(evidence.repeats().getLast().ndcg()).isCloseTo(0.344, within(0.01));
    }

    @Test
    void ranksProductsNewToCustomersBetterThanEveryKnownModel() {
        assertThat(evidence.choice().model()).isEqualTo("linear-items-in-season");
        assertThat(candidate(evidence.choice().model()).ndcg()).isGreaterThan(0.13);
        assertThat(Objects.requireNonNull(evidence.served()).ndcg()).isGreaterThan(0.13);
    }

    /// The constants come from the days before, so that the figures are what they turn out to be.
    @Test
    void choosesOnTheDaysBeforeTheFigures() {
        var choice = evidence.choice();
        assertThat(choice.fromDay()).isEqualTo(2 * SPLIT - AS_OF);
        assertThat(choice.customers()).isEqualTo(1_132);
        assertThat(choice.repeatModel()).isEqualTo("repeat");
        assertThat(candidate("item-cosine").ndcg()).isGreaterThan(0.089);
        assertThat(candidate("warp-factors").ndcg()).isGreaterThan(0.083);
    }

    @Test
    void ranksProductsNewToTheShopAtLeastAsWellAsLightFm() {
        assertThat(evidence.newProductCustomers()).isPositive();
        assertThat(evidence.newProductAuc()).isGreaterThanOrEqualTo(0.774);
    }

    @Test
    void ranksRepeatPurchasesBetterThanOwnCounts() {
        assertThat(evidence.repeats().getFirst().ndcg()).isGreaterThan(0.344);
    }

    private static Accuracy candidate(String model) {
        return evidence.candidates().stream()
                .filter(accuracy -> accuracy.model().equals(model))
                .findFirst()
                .orElseThrow();
    }

    /// Customers and products in the order of their ids.
    private static final class Shop {

        private final Map<String, List<int[]>> customers = new TreeMap<>();
        private final Map<String, Integer> products = new HashMap<>();
        private final List<String> names = new ArrayList<>();
        private final List<double[]> sales = new ArrayList<>();

        void add(NamedCsvRecord row) {
            int product =
                    products.computeIfAbsent(
                            row.getField("StockCode"),
                            _ -> {
                                names.add("");
                                sales.add(new double[2]);
                                return products.size();
                            });
            int day =
                    (int)
                            LocalDate.parse(row.getField("InvoiceDate").substring(0, 10))
                                    .toEpochDay();
            double quantity = Double.parseDouble(row.getField("Quantity"));
            names.set(product, row.getField("Description"));
            sales.get(product)[0] += quantity * Double.parseDouble(row.getField("UnitPrice"));
            sales.get(product)[1] += quantity;
            customers
                    .computeIfAbsent(row.getField("CustomerID"), _ -> new ArrayList<>())
                    .add(new int[] {product, day});
        }

        Purchases purchases() {
            int[] start = new int[customers.size() + 1];
            List<int[]> all = new ArrayList<>();
            int customer = 0;
            for (var entries : customers.values()) {
                all.addAll(entries);
                start[++customer] = all.size();
            }
            return Purchases.of(
                    products.size(),
                    start,
                    all.stream().mapToInt(entry -> entry[0]).toArray(),
                    all.stream().mapToInt(entry -> entry[1]).toArray());
        }

        Catalogue catalogue() {
            return new Catalogue(
                    names.toArray(String[]::new),
                    new String[names.size()],
                    sales.stream().mapToDouble(sale -> sale[0] / sale[1]).toArray());
        }
    }
}
