package io.clientele.lifetime;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import io.clientele.history.PurchaseDays;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/// The real purchases beside the project, where there are any: day totals by customer, customers
/// in order of appearance.
public record RealShop(SequencedMap<String, SortedMap<LocalDate, Double>> days, LocalDate end) {

    private static final Path DATA = Path.of("../shared/data");

    /// Same-day purchases merged; the 39 weeks of calibration.
    public static RealShop cdnow() {
        return cdnowUntil(LocalDate.of(1997, 9, 30));
    }

    /// Same-day purchases merged; there are 78 weeks in all.
    public static RealShop cdnowUntil(LocalDate end) {
        RealShop shop = new RealShop(new LinkedHashMap<>(), end);
        read(
                "cdnow-sample.csv.gz",
                row -> {
                    LocalDate day = LocalDate.parse(row.getField("date"));
                    if (!day.isAfter(shop.end)) {
                        double amount = Double.parseDouble(row.getField("amount"));
                        shop.add(row.getField("customer_id"), day, amount);
                    }
                });
        return shop;
    }

    /// Cleaned: known customer, no cancellation, positive amount, no exact duplicates.
    public static RealShop onlineRetail() {
        RealShop shop = new RealShop(new LinkedHashMap<>(), LocalDate.of(2011, 12, 9));
        Set<List<String>> seen = new HashSet<>();
        read(
                "online-retail.csv.gz",
                row -> {
                    String customer = row.getField("CustomerID");
                    double quantity = Double.parseDouble(row.getField("Quantity"));
                    double price = Double.parseDouble(row.getField("UnitPrice"));
                    if (!customer.isEmpty()
                            && !row.getField("InvoiceNo").startsWith("C")
                            && quantity > 0
                            && price > 0
                            && seen.add(row.getFields())) {
                        LocalDate day =
                                LocalDate.parse(row.getField("InvoiceDate").substring(0, 10));
                        shop.add(customer, day, quantity * price);
                    }
                });
        return shop;
    }

    public static JsonNode reference(String name) {
        try {
            Path file = DATA.resolve("reference").resolve(name);
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(String name, Consumer<NamedCsvRecord> row) {
        Path file = DATA.resolve(name);
        assumeTrue(Files.exists(file), "Skipped: needs " + file + " beside the project");
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder()
                        .ofNamedCsvRecord(
                                new InputStreamReader(
                                        new GZIPInputStream(Files.newInputStream(file)),
                                        StandardCharsets.UTF_8))) {
            rows.forEach(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String customer, LocalDate day, double amount) {
        days.computeIfAbsent(customer, c -> new TreeMap<>()).merge(day, amount, Double::sum);
    }

    public List<String> customers() {
        return List.copyOf(days.sequencedKeySet());
    }

    /// Every customer's days, one order each.
    public PurchaseDays purchaseDays() {
        int total = days.values().stream().mapToInt(Map::size).sum();
        int[] start = new int[days.size() + 1];
        int[] day = new int[total];
        int[] orders = new int[total];
        double[] amount = new double[total];
        Arrays.fill(orders, 1);
        int customer = 0;
        int i = 0;
        for (SortedMap<LocalDate, Double> history : days.values()) {
            for (Map.Entry<LocalDate, Double> purchase : history.entrySet()) {
                day[i] = (int) purchase.getKey().toEpochDay();
                amount[i++] = purchase.getValue();
            }
            start[++customer] = i;
        }
        return new PurchaseDays(start, day, orders, amount);
    }

    public PurchaseSummaries summaries(double daysPerUnit) {
        int n = days.size();
        int[] x = new int[n];
        double[] tx = new double[n];
        double[] T = new double[n];
        double[] value = new double[n];
        int row = 0;
        for (SortedMap<LocalDate, Double> history : days.values()) {
            LocalDate first = history.firstKey();
            x[row] = history.size() - 1;
            tx[row] = ChronoUnit.DAYS.between(first, history.lastKey()) / daysPerUnit;
            T[row] = ChronoUnit.DAYS.between(first, end) / daysPerUnit;
            value[row] =
                    history.values().stream()
                            .skip(1)
                            .mapToDouble(Double::doubleValue)
                            .average()
                            .orElse(0);
            row++;
        }
        return PurchaseSummaries.of(x, tx, T, value);
    }
}
