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
