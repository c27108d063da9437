package io.clientele.posting;

import static io.clientele.posting.LedgerFixture.line;
import static io.clientele.posting.LedgerFixture.returned;
import static io.clientele.posting.LedgerFixture.small;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.clientele.ledger.Duplicates;
import io.clientele.ledger.LedgerTotals;
import io.clientele.ledger.NettedReturns;
import io.clientele.ledger.OrderLine;
import io.clientele.ledger.Returns;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// Batches of a till, many in one transaction, beside a large import.
class SmallUploadTests {

    private final LedgerFixture shop = new LedgerFixture();

    @Test
    void writesManySmallUploadsTogetherAndCountsEachByItself() {
        shop.upload(1, List.of(line("ann", "o1", "2025-01-02", "tea", 2.50)));

        var totals =
                shop.uploadSmall(
                        small(
                                2,
                                line("ann", "o1", "2025-01-01", "cup", 4),
                                line("ann", "o1", "2025-01-02", "tea", 2.50),
                                returned("bob", "C1", "2025-01-05", "tea", 2.50)),
                        small(
                                3,
                                line("ann", "o1", "2025-01-01", "cup", 4),
                                line("bob", "o2", "2025-01-04", "cup", 0.0001)));

        assertThat(shop.rollup())
                .containsExactly(
                        "ann 2025-01-01 1 1 4.00 0.00",
                        "ann 2025-01-02 0 1 2.50 0.00",
                        "bob 2025-01-04 1 1 0.00 0.00",
                        "bob 2025-01-05 0 0 0.00 -2.50");
        assertThat(totals)
                .extracting(LedgerTotals::accepted, LedgerTotals::duplicates, LedgerTotals::returns)
                .containsExactly(tuple(1L, 1L, 1L), tuple(1L, 1L, 0L));
        assertThat(totals.getLast().firstOrderAt()).isEqualTo("2025-01-04T00:00:00Z");
        assertThat(totals.getLast().netted()).isNull();
    }

    @Test
    void tellsReadersThatThereIsSomethingNewAndOnlyThen() {
        long before = shop.ledger.revision();
        shop.uploadSmall(small(1, line("ann", "o1", "2025-01-02", "tea", 2.50)));
        assertThat(shop.ledger.revision()).isEqualTo(before + 1);

        shop.uploadSmall(small(2, line("ann", "o1", "2025-01-02", "tea", 2.50)));

        assertThat(shop.ledger.revision()).isEqualTo(before + 1);
    }

    @Test
    void keepsEqualRowsOfASmallUploadWhenAskedAsOfALargeOne() {
        var rows =
                List.of(
                        line("ann", "o1", "2025-01-01", "tea", 2.50),
                        line("ann", "o1", "2025-01-01", "tea", 2.50));

        var first = shop.uploadSmall(new SmallUpload(1, Duplicates.KEEP, Returns.EXCLUDE, rows));

        assertThat(first.getFirst().accepted()).isEqualTo(2);
        assertThat(shop.upload(2, Duplicates.KEEP, rows).accepted()).isZero();
    }

    @Test
    void netsReturnsOfSmallUploads() {
        var totals =
                shop.uploadSmall(
                        small(1, line("ann", "o1", "2025-01-01", "tea", 5)),
                        new SmallUpload(
                                2,
                                Duplicates.DROP,
                                Returns.NET,
                                List.of(returned("ann", "C2", "2025-01-02", "tea", 7))));

        assertThat(totals.getFirst().netted()).isNull();
        assertThat(totals.getLast().netted()).isEqualTo(new NettedReturns(50_000, 1, 20_000));
        assertThat(shop.rollup()).contains("ann 2025-01-01 1 1 0.00 0.00");
    }

    @Test
    void letsSmallUploadsGoOnBesideALargeOne() {
        var lines = enoughToBeWritten();

        shop.uploadLarge(
                1,
                lines,
                () -> shop.uploadSmall(small(2, line("ann", "o1", "2025-01-02", "tea", 1))));

        assertThat(shop.lines()).isEqualTo(lines.size() + 1);
        assertThat(shop.rollup()).isEqualTo(shop.rollupFromLines());
    }

    @Test
    void takesLinesAsKnownThatASmallUploadAddsWhileALargeOneLooksForKnownOnes() {
        var known = line("ann", "o1", "2025-01-01", "tea", 1);
        var meanwhile = line("ann", "o2", "2025-01-01", "cup", 2);
        var later = line("ann", "o3", "2025-01-01", "pot", 3);
        shop.upload(1, List.of(known));

        var totals =
                shop.uploadLargeThatWaitsFor(
                        small(2, meanwhile), 3, List.of(known, meanwhile, later));

        assertThat(totals.accepted()).isEqualTo(1);
        assertThat(totals.duplicates()).isEqualTo(2);
        assertThat(shop.rollup()).isEqualTo(shop.rollupFromLines());
        assertThat(shop.remove(2)).as("the large one has sent it too").isZero();
    }

    @Test
    void doesNotWaitLongWithASmallUploadForALargeOneThatHoldsItsLines() {
        var lines = enoughToBeWritten();
        var same = small(2, lines.getFirst());

        var totals =
                shop.uploadLarge(
                        1,
                        lines,
                        () ->
                                assertThatExceptionOfType(LedgerBusy.class)
                                        .isThrownBy(() -> shop.uploadSmall(same)));

        assertThat(totals.accepted()).isEqualTo(lines.size());
        assertThat(shop.uploadSmall(same).getFirst().duplicates()).isEqualTo(1);
    }

    /// As many lines as are gathered before any is written; all of one order.
    private static List<OrderLine> enoughToBeWritten() {
        List<OrderLine> lines = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            lines.add(line("ann", "o1", "2025-01-01", "p" + i, 1));
        }
        return lines;
    }
}
