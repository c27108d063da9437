package io.clientele.rfm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.zip.GZIPInputStream;

/// The customers of Online Retail (Chen 2015, UCI, DOI 10.24432/C5BW33), cleaned as its reference
/// answers are: customer present, no cancellation, positive quantity and price, no exact duplicate.
/// Tests that ask for it are skipped where the file is absent.
public final class OnlineRetail {

    private static final Path FOLDER = Path.of("../shared/data");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final SortedMap<String, Customer> customers = new TreeMap<>();
    private LocalDateTime last = LocalDateTime.MIN;

    private OnlineRetail() {
        try (var csv =
                CsvReader.builder()
                        .ofCsvRecord(
                                new GZIPInputStream(
                                        Files.newInputStream(
                                                FOLDER.resolve("online-retail.csv.gz"))))) {
            Set<List<String>> seen = new HashSet<>();
            csv.stream().skip(1).filter(OnlineRetail::isSale).forEach(row -> add(row, seen));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static OnlineRetail read() {
        assumeTrue(
                Files.exists(FOLDER.resolve("online-retail.csv.gz")),
                "Online Retail is not beside this project.");
        return new OnlineRetail();
    }

    static Path reference(String file) {
        return FOLDER.resolve("reference").resolve(file);
    }

    List<String> customerIds() {
        return List.copyOf(customers.keySet());
    }

    /// Recency by calendar days, as the service counts it.
    public RfmTable byDate() {
        var asOf = last.toLocalDate().plusDays(1);
        return table(c -> (int) (asOf.toEpochDay() - c.last.toLocalDate().toEpochDay()));
    }

    /// Recency by whole periods of 24 hours up to a day after the last row.
    RfmTable byTime() {
        return table(c -> (int) Duration.between(c.last, last.plusDays(1)).toDays());
    }

    private RfmTable table(ToIntFunction<Customer> recencyDays) {
        return new RfmTable(
                customers.values().stream().mapToInt(recencyDays).toArray(),
                customers.values().stream().mapToInt(c -> c.orders.size()).toArray(),
                customers.values().stream().mapToDouble(c -> c.spent.doubleValue()).toArray());
    }

    private static boolean isSale(CsvRecord row) {
        return !row.getField(6).isEmpty()
                && !row.getField(0).startsWith("C")
                && Integer.parseInt(row.getField(3)) > 0
                && new BigDecimal(row.getField(5)).signum() > 0;
    }

    private void add(CsvRecord row, Set<List<String>> seen) {
        if (!seen.add(row.getFields())) {
            return;
        }
        var customer = customers.computeIfAbsent(row.getField(6), id -> new Customer());
        var time = LocalDateTime.parse(row.getField(4), TIME);
        customer.orders.add(row.getField(0));
        customer.last = time.isAfter(customer.last) ? time : customer.last;
        customer.spent =
                customer.spent.add(
                        new BigDecimal(row.getField(3)).multiply(new BigDecimal(row.getField(5))));
        last = time.isAfter(last) ? time : last;
    }

    private static final class Customer {
        final Set<String> orders = new HashSet<>();
        LocalDateTime last = LocalDateTime.MIN;
        BigDecimal spent = BigDecimal.ZERO;
    }
}
