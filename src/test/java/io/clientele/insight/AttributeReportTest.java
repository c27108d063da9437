package io.clientele.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.snapshot.Family;
import io.clientele.snapshot.SegmentCodes;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.statistics.Quarters;
import io.clientele.tally.Attribute;
import io.clientele.tally.AttributeTally.Cell;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A shop of 200 customers: those of South buy more, are champions more often and pay cash, which
/// comes back.
class AttributeReportTest {

    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 1);

    private final List<Cell> cells = new ArrayList<>();
    private final Map<String, Boolean> champions = new TreeMap<>();

    /// Customers of one value, alike but for how many of them are champions.
    private void customers(
            @Nullable String value, int count, int championsAmongThem, long returns, double last) {
        for (int i = 0; i < count; i++) {
            var id = "%s%03d".formatted(value == null ? "zz" : value, i);
            champions.put(id, i < championsAmongThem);
            double revenue = 100 + i % 5;
            double before = 40 + i % 3;
            cells.add(
                    new Cell(
                            id,
                            value,
                            2,
                            10,
                            i % 2 * returns,
                            revenue,
                            returns,
                            last + i % 3,
                            before,
                            0));
        }
    }

    private AttributeReport report(Attribute attribute) {
        cells.sort((a, b) -> a.customerId().compareTo(b.customerId()));
        var ids = champions.keySet().toArray(String[]::new);
        short[] rfm = new short[ids.length];
        for (int i = 0; i < ids.length; i++) {
            rfm[i] = (short) (Boolean.TRUE.equals(champions.get(ids[i])) ? 1 : 2);
        }
        var codes =
                new SegmentCodes(ids, Map.of(Family.RFM, rfm, Family.TIER, new short[ids.length]));
        var census = Census.of(codes, 1, 0, cells::forEach);
        int all = (int) champions.values().stream().filter(is -> is).count();
        var segments =
                List.of(segment(1, "champions", all), segment(2, "others", ids.length - all));
        var reports =
                new ValueReports(
                        cells.size(),
                        2L * cells.size(),
                        census.shop().revenue(),
                        LocalDate.of(2025, 1, 1),
                        new Quarters(AS_OF),
                        segments,
                        List.of(segment(0, "tier-gold", ids.length)));
        return AttributeDesk.report(attribute, null, AS_OF, census, reports);
    }

    private static SnapshotSegment segment(int code, String id, int customers) {
        return new SnapshotSegment(
                "rfm",
                code,
                id,
                id,
                null,
                null,
                null,
                customers,
                0.5,
                BigDecimal.ONE,
                0.5,
                null,
                null,
                null,
                null);
    }

    @Test
    void tellsWhereToFocusAndWhatIsChance() {
        customers("South", 60, 40, 0, 60);
        customers("North", 140, 20, 0, 40);

        var report = report(Attribute.REGION);

        var north = report.items().getFirst();
        var south = report.items().getLast();
        assertThat(north.value()).isEqualTo("North");
        assertThat(south.customers()).isEqualTo(60);
        assertThat(south.customerShare()).isEqualTo(0.3, within(1e-12));
        assertThat(south.orders()).isEqualTo(120);
        assertThat(south.revenue()).isEqualByComparingTo("6120.00");
        assertThat(south.averageOrder()).isEqualByComparingTo("51.00");
        assertThat(south.segments().getFirst().customers()).isEqualTo(40);
        assertThat(south.segments().getFirst().shareOfSegment()).isEqualTo(2 / 3.0, within(1e-12));
        // (60 x 60 + 60) against (60 x 40 + 60).
        assertThat(south.growth().onQuarterBefore()).isEqualTo(3_660 / 2_460.0 - 1, within(1e-12));
        assertThat(south.growth().onYearBefore()).as("too young").isNull();
        assertThat(difference(south, Measure.CHAMPIONS).significant()).isTrue();
        assertThat(difference(south, Measure.AVERAGE_ORDER).significant()).isFalse();
        assertThat(sentences(report))
                .contains(
                        "South holds 67 % of champions with 30 % of segmented customers and grew 49 % on the quarter before, while the whole shop grew 15 %: focus there.",
                        "South grew 49 % on the quarter before, all others grew 0 %, while the whole shop grew 15 %.")
                .contains(
                        "North brings 70 % of revenue with 70 % of customers; the other 1 region share the rest.");
        assertThat(report.test().comparisons()).isEqualTo(10);
    }

    /// Everybody grew by about a half: no place to focus on for that.
    @Test
    void callsNoGrowthAPlacesOwnThatTheWholeShopHas() {
        customers("South", 60, 40, 0, 60);
        customers("North", 140, 20, 0, 60);

        var report = report(Attribute.REGION);

        assertThat(report.items().getLast().growth().onQuarterBefore()).isGreaterThan(0.4);
        assertThat(sentences(report))
                .contains(
                        "South holds 67 % of champions with 30 % of segmented customers: keep them close.")
                .doesNotContain("grew");
    }

    /// North is new: what it grew from nothing is no number, and nor is what South is held against.
    @Test
    void tellsNoGrowthFromNothing() {
        customers("South", 60, 10, 0, 60);
        customers("North", 140, 20, 0, 40);
        cells.replaceAll(cell -> cell.customerId().startsWith("North") ? young(cell) : cell);

        var report = report(Attribute.REGION);

        for (var item : report.items()) {
            assertThat(item.differences()).extracting("measure").doesNotContain(Measure.GROWTH);
        }
        assertThat(report.items().getFirst().growth().onQuarterBefore()).isNull();
        assertThat(sentences(report)).doesNotContain("grew");
        assertThat(report.test().comparisons()).isEqualTo(8);
    }

    private static Cell young(Cell cell) {
        return new Cell(
                cell.customerId(),
                cell.value(),
                cell.orders(),
                cell.lines(),
                cell.returns(),
                cell.revenue(),
                cell.returned(),
                cell.lastQuarter(),
                0,
                0);
    }

    @Test
    void nudgesFromAPaymentMethodThatComesBackMore() {
        customers("cash", 120, 30, 4, 40);
        customers("card", 80, 20, 2, 40);

        var report = report(Attribute.PAYMENT_METHOD);

        assertThat(sentences(report))
                .contains(
                        "cash is 60 % of orders, and 20 % of its lines come back, twice as many as elsewhere (10 %): nudge its customers to card.");
        assertThat(report.items().getFirst().returns().share()).isEqualTo(0.2, within(1e-12));
    }

    @Test
    void saysThatNothingDiffersAndWhatIsNotStated() {
        customers("North", 50, 10, 1, 40);
        customers("South", 50, 10, 1, 40);
        customers(null, 50, 10, 1, 40);

        var report = report(Attribute.REGION);

        assertThat(sentences(report))
                .contains("No region differs from the others by more than chance would give.")
                .contains("33 % of revenue names no region");
        assertThat(report.items()).extracting("value").containsExactly("North", "South");
        var notStated = report.notStated();
        assertThat(notStated == null ? -1 : notStated.customers()).isEqualTo(50);
    }

    /// Of 29 against 100 customers nothing is compared, nor of one value against none.
    @Test
    void callsNothingAlikeThatWasNeverCompared() {
        customers("North", 100, 10, 1, 40);
        customers("South", 29, 29, 1, 40);

        var report = report(Attribute.REGION);

        assertThat(report.test().comparisons()).isZero();
        assertThat(sentences(report))
                .contains(
                        "Too few customers to tell whether any region differs from the others: it takes 30 on either side.")
                .doesNotContain("than chance");
    }

    @Test
    void holdsTheOnlyValueAgainstNothing() {
        customers("North", 100, 10, 1, 40);

        assertThat(sentences(report(Attribute.REGION)))
                .contains("North is the only region, so there is no other to hold it against.")
                .doesNotContain("than chance");
    }

    @Test
    void guessesNothingOfAColumnThatWasNeverSent() {
        customers(null, 50, 10, 1, 40);

        var report = report(Attribute.CHANNEL);

        assertThat(report.present()).isFalse();
        assertThat(report.items()).isEmpty();
        assertThat(sentences(report)).startsWith("No line names a channel");
    }

    /// The window leaves 80 of North's customers out, who are in no segment.
    @Test
    void holdsChampionsAgainstSegmentedCustomers() {
        customers("South", 60, 40, 0, 40);
        customers("North", 140, 20, 0, 40);
        champions.keySet().removeIf(id -> id.compareTo("North060") >= 0 && id.startsWith("North"));

        var report = report(Attribute.REGION);

        assertThat(report.items().getLast().customerShare()).isEqualTo(0.3, within(1e-12));
        assertThat(sentences(report))
                .contains("South holds 67 % of champions with 50 % of segmented customers");
    }

    @Test
    void judgesNoValueOfAFewCustomers() {
        customers("North", 100, 10, 1, 40);
        customers("Isle", 3, 3, 9, 999);

        var report = report(Attribute.REGION);

        assertThat(report.items().getLast().differences()).isEmpty();
        assertThat(sentences(report)).doesNotContain("Isle");
    }

    @Test
    void cutsTheListAndTellsWhatIsLeftOut() {
        customers("North", 3, 0, 0, 40);
        customers("South", 2, 0, 0, 40);
        customers("West", 1, 0, 0, 40);

        var report = report(Attribute.REGION).cut(1, true);

        assertThat(report.items()).hasSize(1);
        assertThat(report.furtherValues()).isEqualTo(2);
        assertThat(report.furtherRevenue()).isEqualByComparingTo("301.00");
        assertThat(report.stale()).isTrue();
    }

    private static AttributeReport.Difference difference(
            AttributeReport.ValueReport value, Measure measure) {
        return value.differences().stream()
                .filter(difference -> difference.measure() == measure)
                .findFirst()
                .orElseThrow();
    }

    private static String sentences(AttributeReport report) {
        return report.findings().stream()
                .map(AttributeReport.AttributeFinding::sentence)
                .collect(Collectors.joining("\n"));
    }
}
