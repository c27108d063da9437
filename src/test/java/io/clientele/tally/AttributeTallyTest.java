package io.clientele.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.statistics.Quarters;
import io.clientele.tally.AttributeTally.Cell;
import io.clientele.tally.AttributeTally.DayCell;
import io.clientele.testing.WrittenShop;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

class AttributeTallyTest {

    private final WrittenShop shop =
            new WrittenShop()
                    .with(
                            1,
                            """
                            ann o1 2025-01-06 tea 2 4.50 region=North
                            ann o1 2025-01-07 cup 1 7.25 region=North
                            ann o1 2025-01-06 pot 1 9.00 region=South
                            ann o2 2025-05-01 tea 1 4.50
                            ann C2 2025-05-02 tea -1 4.50 region=North
                            bob o3 2024-05-01 tea 3 1.00 region=North
                            """);
    private final AttributeTally tally = new AttributeTally(shop.template());

    @Test
    void sumsEachCustomersOrdersByValue() {
        List<Cell> cells = new ArrayList<>();
        // Quarters from 2025-02-10, from 2024-11-11, and from 2024-02-12 to 2024-05-12.
        tally.forEach(Attribute.REGION, new Quarters(LocalDate.of(2025, 5, 12)), cells::add);

        assertThat(cells)
                .containsExactly(
                        new Cell("ann", "North", 1, 2, 1, 16.25, 4.5, 0, 16.25, 0),
                        new Cell("ann", "South", 1, 1, 0, 9, 0, 0, 9, 0),
                        new Cell("ann", null, 1, 1, 0, 4.5, 0, 4.5, 0, 0),
                        new Cell("bob", "North", 1, 3 - 2, 0, 3, 0, 0, 0, 3));
    }

    @Test
    void tellsDaysWithTheFirstPurchaseOfTheCustomer() {
        List<DayCell> cells = new ArrayList<>();
        tally.forEachDay(List.of(Attribute.REGION), LocalDate.of(2025, 1, 1), 9, cells::add);

        var first = LocalDate.of(2025, 1, 6);
        assertThat(cells)
                .containsExactly(
                        new DayCell("ann", values("North"), first, first, 1, 16.25),
                        new DayCell("ann", values("South"), first, first, 1, 9),
                        new DayCell(
                                "ann",
                                values((String) null),
                                LocalDate.of(2025, 5, 1),
                                first,
                                1,
                                4.5));
    }

    /// Tea from the North in another year would rank before the cup, but is not asked for.
    @Test
    void handsOverTheCombinationsOfMostRevenue() {
        List<DayCell> cells = new ArrayList<>();
        tally.forEachDay(
                List.of(Attribute.REGION, Attribute.PRODUCT_ID),
                LocalDate.of(2025, 1, 1),
                3,
                cells::add);

        var first = LocalDate.of(2025, 1, 6);
        assertThat(cells)
                .containsExactly(
                        new DayCell(
                                "ann", values("North", "cup"), first.plusDays(1), first, 1, 7.25),
                        new DayCell("ann", values("North", "tea"), first, first, 1, 9),
                        new DayCell("ann", values("South", "pot"), first, first, 1, 9));
    }

    private static List<Optional<String>> values(@Nullable String... values) {
        return Arrays.stream(values).map(Optional::ofNullable).toList();
    }
}
