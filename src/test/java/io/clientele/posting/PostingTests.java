package io.clientele.posting;

import static io.clientele.posting.LedgerFixture.line;
import static io.clientele.posting.LedgerFixture.returned;
import static io.clientele.posting.LedgerFixture.small;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clientele.ledger.Duplicates;
import io.clientele.ledger.NettedReturns;
import io.clientele.ledger.OrderLine;
import io.clientele.ledger.Returns;
import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

class PostingTests {

    private final LedgerFixture shop = new LedgerFixture();

    @Test
    void rollsUpPerCustomerAndDay() {
        var totals =
                shop.upload(
                        1,
                        List.of(
                                line("ann", "o1", "2025-01-01", "tea", 2.50),
                                line("ann", "o1", "2025-01-01", "cup", 4),
                                line("ann", "o2", "2025-01-01", "tea", 2.50),
                                line("ann", "o3", "2025-02-01", "pot", 19.99),
                                line("bob", "o4", "2025-01-01", "tea", 2.50),
                                returned("bob", "C1", "2025-01-05", "tea", 2.50)));

        assertThat(shop.rollup())
                .containsExactly(
                        "ann 2025-01-01 2 3 9.00 0.00",
                        "ann 2025-02-01 1 1 19.99 0.00",
                        "bob 2025-01-01 1 1 2.50 0.00",
                        "bob 2025-01-05 0 0 0.00 -2.50");
        assertThat(totals.accepted()).isEqualTo(5);
        assertThat(totals.returns()).isEqualTo(1);
        assertThat(totals.customers()).isEqualTo(2);
        assertThat(totals.orders()).isEqualTo(4);
        assertThat(totals.products()).isEqualTo(3);
        assertThat(totals.firstOrderAt()).isEqualTo("2025-01-01T00:00:00Z");
        assertThat(totals.lastOrderAt()).isEqualTo("2025-02-01T00:00:00Z");
    }

    @Test
    void addsNothingWhenTheSameLinesComeAgain() {
        var lines =
                List.of(
                        line("ann", "o1", "2025-01-01", "tea", 2.50),
                        returned("ann", "C1", "2025-01-02", "tea", 2.50));
        shop.upload(1, lines);
        var before = shop.rollup();

        var again = shop.upload(2, lines);

        assertThat(again.accepted()).isZero();
        assertThat(again.duplicates()).isEqualTo(1);
        assertThat(again.returns()).isEqualTo(1);
        assertThat(again.firstOrderAt()).isNull();
        assertThat(shop.rollup()).isEqualTo(before);
        assertThat(shop.lines()).isEqualTo(2);
    }

    @Test
    void takesOnlyWhatIsNewFromAnOverlappingUpload() {
        shop.upload(1, List.of(line("ann", "o1", "2025-01-01", "tea", 2.50)));

        var totals =
                shop.upload(
                        2,
                        List.of(
                                line("ann", "o1", "2025-01-01", "tea", 2.50),
                                line("ann", "o1", "2025-01-01", "cup", 4),
                                line("ann", "o2", "2025-01-02", "cup", 4)));

        assertThat(totals.accepted()).isEqualTo(2);
        assertThat(totals.duplicates()).isEqualTo(1);
        assertThat(shop.rollup())
                .containsExactly("ann 2025-01-01 1 2 6.50 0.00", "ann 2025-01-02 1 1 4.00 0.00");
    }

    @Test
    void countsAnOrderOnTheDayOfItsFirstLineWhicheverComesFirst() {
        shop.upload(1, List.of(line("ann", "o1", "2025-01-02", "tea", 1)));
        shop.upload(2, List.of(line("ann", "o1", "2025-01-01", "cup", 2)));
        shop.upload(3, List.of(line("ann", "o1", "2025-01-03", "pot", 3)));

        assertThat(shop.rollup())
                .containsExactly(
                        "ann 2025-01-01 1 1 2.00 0.00",
                        "ann 2025-01-02 0 1 1.00 0.00",
                        "ann 2025-01-03 0 1 3.00 0.00");
    }

    @Test
    void keepsEqualRowsOfOneUploadWhenAskedAndStillAddsNothingTheSecondTime() {
        var rows =
                List.of(
                        line("ann", "o1", "2025-01-01", "tea", 2.50),
                        line("ann", "o1", "2025-01-01", "tea", 2.50),
                        line("ann", "o1", "2025-01-01", "tea", 2.50));

        assertThat(shop.upload(1, Duplicates.KEEP, rows).accepted()).isEqualTo(3);
        assertThat(shop.upload(2, Duplicates.KEEP, rows).accepted()).isZero();
        assertThat(shop.upload(3, Duplicates.DROP, rows).duplicates()).isEqualTo(3);
        assertThat(shop.lines()).isEqualTo(3);
    }

    @Test
    void takesAnUploadBackOutWithItsRowsOnly() {
        shop.upload(1, List.of(line("ann", "o1", "2025-01-02", "tea", 1)));
        var before = shop.rollup();
        shop.upload(
                2,
                List.of(
                        line("ann", "o1", "2025-01-01", "cup", 2),
                        line("bob", "o2", "2025-01-01", "cup", 2)));

        assertThat(shop.remove(2)).isEqualTo(2);

        assertThat(shop.rollup()).isEqualTo(before);
        assertThat(shop.ledger.knows("bob")).isFalse();
        assertThat(shop.remove(2)).isZero();
    }

    @Test
    void staysLevelWithTheLinesWhateverIsSentInWhateverOrder() {
        var random = new Random(7);
        for (int upload = 1; upload <= 8; upload++) {
            List<OrderLine> lines = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                int order = random.nextInt(60);
                var customer = "c" + order % 7;
                var day = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(5)).toString();
                var product = "p" + random.nextInt(4);
                lines.add(
                        random.nextInt(10) == 0
                                ? returned(customer, "C" + order, day, product, 1)
                                : line(customer, "o" + order, day, product, 1));
            }
            Collections.shuffle(lines, random);
            if (upload % 2 == 0) {
                shop.upload(upload, lines);
            } else {
                shop.uploadSmall(
                        small(upload, lines.subList(0, 200).toArray(OrderLine[]::new)),
                        small(100 + upload, lines.subList(150, 300).toArray(OrderLine[]::new)));
            }

            assertThat(shop.rollup()).isEqualTo(shop.rollupFromLines());
        }
        shop.remove(3);
        shop.remove(5);

        assertThat(shop.rollup()).isEqualTo(shop.rollupFromLines());
    }

    @Test
    void countsEachLineOnceWhereverChunksPart() {
        List<OrderLine> lines = new ArrayList<>();
        for (int number = 0; number < 7_000; number++) {
            int order = number % 3_500 / 2;
            lines.add(line("c" + order % 300, "o" + order, "2025-01-01", "p" + number % 2, 2));
        }

        var totals = shop.upload(1, lines);

        assertThat(totals.accepted()).isEqualTo(3_500);
        assertThat(totals.duplicates()).isEqualTo(3_500);
        assertThat(totals.orders()).isEqualTo(1_750);
        assertThat(shop.rollup()).isEqualTo(shop.rollupFromLines());
    }

    @Test
    void rollsUpTheSameWhereSumsOutgrowMemory() {
        var totals =
                shop.upload(
                        1,
                        List.of(
                                line("ann", "o1", "2025-01-02", "cup", 6e14),
                                line("ann", "o1", "2025-01-01", "tea", 6e14),
                                line("ann", "o1", "2025-01-01", "pot", 6e14),
                                line("ann", "o2", "2025-01-02", "tea", 6e14),
                                returned("ann", "C1", "2025-01-01", "tea", 6e14),
                                line("bob", "o3", "2025-01-01", "tea", 2.50)));

        assertThat(shop.rollup())
                .isEqualTo(shop.rollupFromLines())
                .contains("ann 2025-01-01 1 2 1200000000000000.00 -600000000000000.00");
        assertThat(totals.customers()).isEqualTo(2);
        assertThat(totals.orders()).isEqualTo(3);
    }

    @Test
    void subtractsNetReturnsOnTheDayOfTheirPurchaseAndTellsWhatFoundNone() {
        var netted =
                shop.uploadNet(
                        1,
                        line("ann", "o1", "2025-01-01", "tea", 5),
                        line("ann", "o2", "2025-02-01", "tea", 3),
                        line("ann", "o2", "2025-02-01", "cup", 4),
                        returned("ann", "C3", "2025-02-05", "tea", 4),
                        returned("ann", "C4", "2025-02-06", "pot", 9),
                        line("bob", "o5", "2025-03-01", "tea", 2),
                        returned("bob", "C6", "2025-02-01", "tea", 2));

        assertThat(shop.rollup())
                .containsExactly(
                        "ann 2025-01-01 1 1 4.00 0.00",
                        "ann 2025-02-01 1 2 4.00 0.00",
                        "ann 2025-02-05 0 0 0.00 -4.00",
                        "ann 2025-02-06 0 0 0.00 -9.00",
                        "bob 2025-02-01 0 0 0.00 -2.00",
                        "bob 2025-03-01 1 1 2.00 0.00");
        assertThat(netted).isEqualTo(new NettedReturns(40_000, 2, 110_000));
    }

    @Test
    void tellsWhatPurchasesThatComeLaterOrGoChangeAboutTheReturnsOfEarlierUploads() {
        shop.uploadNet(
                1,
                returned("ann", "C3", "2025-01-03", "tea", 7),
                returned("bob", "C4", "2025-01-03", "tea", 2));
        shop.uploadNet(2, returned("ann", "C5", "2025-01-04", "tea", 1));

        var large =
                shop.changesBy(
                        3,
                        Returns.EXCLUDE,
                        line("ann", "o1", "2025-01-01", "tea", 5),
                        line("ann", "o1", "2025-01-01", "cup", 9));
        var small =
                shop.changesBySmall(
                        small(4, line("ann", "o2", "2025-01-02", "tea", 2.50)),
                        small(5, line("bob", "o3", "2025-01-02", "cup", 2)));
        var own = shop.changesBy(6, Returns.NET, returned("ann", "C6", "2025-01-05", "tea", 1));

        assertThat(large).containsOnly(Map.entry(1, new NettedReturns(50_000, 0, -50_000)));
        assertThat(small)
                .containsOnly(
                        Map.entry(1, new NettedReturns(20_000, -1, -20_000)),
                        Map.entry(2, new NettedReturns(5_000, 0, -5_000)));
        assertThat(own).as("its own are no change of others").isEmpty();
        assertThat(shop.withdraw(3, null).changes())
                .containsOnly(
                        Map.entry(1, new NettedReturns(-45_000, 1, 45_000)),
                        Map.entry(2, new NettedReturns(-5_000, 0, 5_000)));
    }

    @Test
    void tellsWhatPurchasesThatAreTooOldChangeAboutTheReturnsThatStay() {
        shop.upload(
                1,
                List.of(
                        line("ann", "o1", "2020-01-01", "tea", 5),
                        line("ann", "o2", "2021-01-02", "tea", 1),
                        line("bob", "o3", "2021-01-02", "tea", 5)));
        shop.uploadNet(2, returned("ann", "C4", "2021-01-03", "tea", 5));
        shop.uploadNet(3, returned("bob", "C5", "2021-01-03", "tea", 5));

        var gone = shop.withdrawBefore("2021-01-01");

        assertThat(gone.lines()).isEqualTo(1);
        assertThat(gone.changes())
                .containsOnly(Map.entry(2, new NettedReturns(-40_000, 1, 40_000)));
        assertThat(shop.rollup()).contains("ann 2021-01-02 1 1 0.00 0.00");
        assertThat(shop.withdrawBefore("2021-01-01").lines()).isZero();
    }

    @Test
    void sumsWhatDuplicatesCameTo() {
        shop.upload(1, List.of(line("ann", "o1", "2025-01-01", "tea", 5)));
        var large =
                shop.upload(
                        2,
                        List.of(
                                line("ann", "o1", "2025-01-01", "tea", 5),
                                line("ann", "o1", "2025-01-01", "cup", 3),
                                line("ann", "o1", "2025-01-01", "cup", 3),
                                returned("ann", "C2", "2025-01-02", "cup", 3)));
        var small = shop.uploadSmall(small(3, line("ann", "o1", "2025-01-01", "tea", 5)));

        assertThat(large.duplicates()).isEqualTo(2);
        assertThat(large.duplicatesAmount()).isEqualByComparingTo("8");
        assertThat(small.getFirst().duplicatesAmount()).isEqualByComparingTo("5");
    }

    @Test
    void netsTheSameInWhateverOrderUploadsComeAndGo() {
        var bought = line("ann", "o1", "2025-01-01", "tea", 5);
        var boughtLater = line("ann", "o2", "2025-01-02", "tea", 5);
        var back = returned("ann", "C3", "2025-01-03", "tea", 7);
        assertThat(shop.uploadNet(1, back).unmatchedAmount()).isEqualTo(70_000);
        shop.uploadNet(2, bought);
        assertThat(shop.rollup()).contains("ann 2025-01-01 1 1 0.00 0.00");
        shop.upload(3, List.of(boughtLater));

        assertThat(shop.rollup())
                .contains("ann 2025-01-01 1 1 3.00 0.00", "ann 2025-01-02 1 1 0.00 0.00");
        shop.remove(3);
        assertThat(shop.rollup()).contains("ann 2025-01-01 1 1 0.00 0.00");
        shop.remove(1);
        assertThat(shop.rollup()).containsExactly("ann 2025-01-01 1 1 5.00 0.00");
    }

    @Test
    void readsTheHistoryOfEveryCustomerInOneStream() {
        shop.upload(
                1,
                List.of(
                        line("bob", "o3", "2025-03-01", "tea", 0.0001),
                        line("ann", "o1", "2025-01-01", "tea", 12_345_678.9),
                        line("ann", "o2", "2025-02-01", "tea", 99.5),
                        returned("cid", "C1", "2025-01-05", "tea", 2.50)));

        var history = shop.ledger.historyBefore(LocalDate.of(2025, 3, 2));

        assertThat(history.customerIds()).containsExactly("ann", "bob");
        assertThat(history.start()).containsExactly(0, 2, 3);
        assertThat(history.orders()).containsExactly(1, 1, 1);
        assertThat(history.amount()).containsExactly(123_456_789_000L, 995_000L, 1L);
        assertThat(history.day()[0]).isEqualTo((int) LocalDate.of(2025, 1, 1).toEpochDay());
        assertThat(shop.ledger.historyBefore(LocalDate.of(2025, 3, 1)).customerIds())
                .containsExactly("ann");
        assertThat(shop.ledger.lastPurchaseDay()).contains(LocalDate.of(2025, 3, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-01-01", "2025-02-01"})
    void refusesAmountsThatCannotBeCounted(String day) {
        shop.upload(
                1,
                List.of(
                        line("ann", "o1", "2025-01-01", "tea", 6e14),
                        line("ann", "o2", day, "pot", 6e14)));

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> shop.ledger.historyBefore(LocalDate.of(2025, 3, 2)))
                .extracting(Problem::type)
                .isEqualTo(ProblemType.AMOUNT_TOO_LARGE);
    }

    @Test
    void isReadableWhenEmpty() {
        assertThat(shop.ledger.historyBefore(LocalDate.of(2025, 1, 1)).customers()).isZero();
        assertThat(shop.ledger.lastPurchaseDay()).isEmpty();
        assertThat(shop.ledger.purchases("ann")).isEmpty();
    }
}
