package io.clientele.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.convention.Survey;
import io.clientele.mapping.ColumnMapping;
import io.clientele.row.Rows;
import io.clientele.row.Table;
import io.clientele.row.TabularLimits;
import io.clientele.tabular.TabularFile;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The cleaning rule that every published analysis of this file uses, row for row.
class OnlineRetailTest {

    private static final Path FILE = Path.of("../shared/data/online-retail.csv.gz");

    @Test
    void leavesTheRowsThatEveryAnalysisOfThisFileLeaves() throws IOException {
        Assumptions.assumeTrue(Files.exists(FILE), "the real Online Retail file is not here");
        Map<String, Integer> refusals = new TreeMap<>();
        Set<String> keys = new HashSet<>();
        Set<String> customers = new HashSet<>();
        Set<String> orders = new HashSet<>();
        long revenue = 0;
        int read = 0;
        int returns = 0;
        int bought = 0;
        try (var rows = open()) {
            var mapping = ColumnMapping.auto(rows.header());
            var survey = new Survey(mapping, null);
            rows.sample(1_000).forEach(survey::observe);
            assertThat(survey.decided()).isTrue();
            var cleaner =
                    new Cleaner(
                            mapping,
                            survey.conventions(() -> null),
                            ZoneOffset.UTC,
                            new NonProducts(List.of(), false),
                            false);
            for (var row = rows.next(); row != null; row = rows.next()) {
                read++;
                switch (cleaner.clean(row)) {
                    case Outcome.Refusal refusal -> refusals.merge(refusal.code(), 1, Integer::sum);
                    case Outcome.Taken(var line) when line.returned() -> returns++;
                    case Outcome.Taken(var line) -> {
                        bought++;
                        if (keys.add(line.customerId() + line.orderId() + line.rowHash())) {
                            customers.add(line.customerId());
                            orders.add(line.orderId());
                            revenue += line.amount();
                        }
                    }
                }
            }
        }
        assertThat(read).isEqualTo(541_909);
        assertThat(refusals)
                .isEqualTo(Map.of("missing-customer-id", 135_080, "non-positive-amount", 40));
        assertThat(returns).isEqualTo(8_905);
        assertThat(bought).isEqualTo(397_884);
        assertThat(keys).hasSize(392_692);
        assertThat(customers).hasSize(4_338);
        assertThat(orders).hasSize(18_532);
        assertThat(revenue).isEqualTo(88_872_088_940L);
    }

    private static Rows open() throws IOException {
        return TabularFile.open(Files.newInputStream(FILE), Table.FIRST, TabularLimits.standard());
    }
}
