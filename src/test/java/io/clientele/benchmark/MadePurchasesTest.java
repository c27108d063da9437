package io.clientele.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The file of purchases that benchmarks send: [Purchases].
class MadePurchasesTest {

    @Test
    void haveEveryCustomerBeforeAnyBuysAgain() throws IOException {
        for (int customers : new int[] {1, 2, 3, 6, 10, 999, 1_000, 1_618}) {
            var first = customersByOrder(new Purchases(5L * customers, customers, 1)).stream();

            assertThat(first.limit(customers).distinct()).as("of %d", customers).hasSize(customers);
        }
    }

    @Test
    void areOfFewCustomersAboveAll() throws IOException {
        var later = customersByOrder(new Purchases(100_000, 1_000, 1)).stream().skip(1_000);

        Map<String, Long> orders =
                later.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        double all = orders.values().stream().mapToLong(Long::longValue).sum();
        double best =
                orders.values().stream()
                        .sorted(Collections.reverseOrder())
                        .limit(10)
                        .mapToLong(Long::longValue)
                        .sum();
        assertThat(best / all).isBetween(0.08, 0.12);
    }

    @Test
    void haveAsManyLinesAsAskedForAndAreTheSameForTheSameNumbers() throws IOException {
        var purchases = new Purchases(1_234, 100, 7);

        assertThat(lines(purchases)).hasSize(1 + 1_234).isEqualTo(lines(purchases));
        assertThat(lines(new Purchases(1_234, 100, 8))).isNotEqualTo(lines(purchases));
    }

    /// The customer of each order, in the order of time.
    private static List<String> customersByOrder(Purchases purchases) throws IOException {
        Map<String, String> customers = new LinkedHashMap<>();
        lines(purchases).stream()
                .skip(1)
                .map(line -> line.split(",", 3))
                .forEach(fields -> customers.put(fields[1], fields[0]));
        return List.copyOf(customers.values());
    }

    private static List<String> lines(Purchases purchases) throws IOException {
        var out = new ByteArrayOutputStream();
        purchases.write(out);
        return out.toString(StandardCharsets.US_ASCII).lines().toList();
    }
}
