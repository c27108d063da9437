package io.clientele.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.ledger.OrderLine;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What is read of a ledger with more lines of products than a run reads.
class ManyLinesTests {

    private static final LedgerFixture SHOP = new LedgerFixture();
    private static final LocalDate AS_OF = LocalDate.of(2025, 3, 4);

    /// Six orders of a cup and tea, four of them with milk, then two days of tea alone.
    @BeforeAll
    static void sell() {
        List<OrderLine> lines = new ArrayList<>();
        for (int order = 0; order < 6; order++) {
            var id = "o" + order;
            lines.add(LedgerFixture.line("ann", id, "2025-03-01", "cup", 5));
            lines.add(LedgerFixture.line("ann", id, "2025-03-01", "tea", 2));
            lines.add(LedgerFixture.line("ann", id, "2025-03-01", "tea", 1));
            if (order < 4) {
                lines.add(LedgerFixture.line("ann", id, "2025-03-01", "milk", 1));
            }
        }
        lines.add(LedgerFixture.returned("ann", "o0", "2025-03-01", "cup", 5));
        lines.add(LedgerFixture.line("bob", "o6", "2025-03-02", "tea", 2));
        lines.add(LedgerFixture.line("bob", "o7", "2025-03-03", "tea", 2));
        SHOP.upload(1, lines);
    }

    @Test
    void readsThoseOfTheLatestWholeDays() {
        var lines = SHOP.orderLines(23).productLines(AS_OF);

        assertThat(lines.customerIds()).containsExactly("bob");
        assertThat(lines.productIds()).containsExactly("tea");
        assertThat(lines.product()).hasSize(2);
        assertThat(LocalDate.ofEpochDay(lines.firstDays()[0])).isEqualTo("2025-03-01");
    }

    @Test
    void countsWhatAllOrdersHoldWhereTheLinesAre() {
        var counted = Objects.requireNonNull(SHOP.orderLines(2).productLines(AS_OF).counted());

        assertThat(counted.since()).isEqualTo("2025-03-02");
        assertThat(counted.orders()).isEqualTo(8);
        assertThat(counted.productIds()).containsExactly("cup", "tea");
        assertThat(counted.counts()).containsExactly(6, 8);
        assertThat(counted.first()).containsExactly(0);
        assertThat(counted.second()).containsExactly(1);
        assertThat(counted.together()).containsExactly(6);
        assertThat(counted.amounts()).containsExactly(48 * OrderLine.SCALE);
    }

    /// Eve bought 5,001 lines before the last days, Dan one less; tea is sold since, chalk is not.
    @Test
    void readsWhatCustomersOfManyLinesBoughtBefore() {
        var shop = new LedgerFixture();
        List<OrderLine> lines = new ArrayList<>();
        for (int line = 0; line <= 5_000; line++) {
            var product = line % 2 == 0 ? "tea" : "chalk";
            lines.add(LedgerFixture.line("eve", "e" + line, "2025-03-01", product, 2));
            if (line > 0) {
                lines.add(LedgerFixture.line("dan", "d" + line, "2025-03-01", product, 2));
            }
        }
        for (var customer : List.of("bob", "dan", "eve")) {
            lines.add(LedgerFixture.line(customer, "last " + customer, "2025-03-03", "cup", 2));
            lines.add(LedgerFixture.line(customer, "last " + customer, "2025-03-03", "tea", 2));
        }
        shop.upload(1, lines);

        var read = shop.orderLines(6).productLines(AS_OF);

        assertThat(read.earlier()).containsOnlyKeys("eve");
        assertThat(read.earlier().get("eve"))
                .containsExactly(List.of(read.productIds()).indexOf("tea"));
        var candidates = List.of("tea", "chalk", "cup");
        long[] marks = read.marks().of(new String[] {"bob", "dan", "eve"});
        assertThat(shop.ledger.boughtOf("bob", candidates, AS_OF, marks[0])).isEmpty();
        assertThat(shop.ledger.boughtOf("dan", candidates, AS_OF, marks[1])).hasSize(3);
        assertThat(shop.ledger.boughtOf("eve", candidates, AS_OF, marks[2])).isEmpty();
    }

    @Test
    void readsAllWhereTheyAreNotTooMany() {
        var lines = SHOP.orderLines(24).productLines(AS_OF);

        assertThat(lines.product()).hasSize(24);
        assertThat(lines.counted()).isNull();
    }

    @Test
    void saysWhyWhereTheLatestDayHasTooMany() {
        var lines = SHOP.orderLines(1).productLines(LocalDate.of(2025, 3, 2));

        assertThat(lines.product()).isEmpty();
        assertThat(lines.missing()).contains("The latest day has more than 1 order lines");
    }
}
