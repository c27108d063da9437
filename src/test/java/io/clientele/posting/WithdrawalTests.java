package io.clientele.posting;

import static io.clientele.posting.LedgerFixture.line;
import static io.clientele.posting.LedgerFixture.returned;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.ledger.Duplicates;
import io.clientele.ledger.LedgerTotals;
import io.clientele.ledger.OrderLine;
import io.clientele.ledger.Returns;
import io.clientele.withdrawal.Inheritance;
import io.clientele.withdrawal.Resend;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// An upload that is taken back out leaves what there would be without it.
@Execution(ExecutionMode.CONCURRENT)
class WithdrawalTests {

    private final LedgerFixture shop = new LedgerFixture();
    private final LedgerFixture fresh = new LedgerFixture();

    @Test
    void leavesWhatThereWouldBeWithoutItWhateverElseWasSent() {
        for (long seed = 1; seed <= 5; seed++) {
            var story = new Story(seed);
            for (int step = 0; step < 14; step++) {
                story.go();
            }
            story.undoAll();
            assertThat(shop.everything()).as("seed %d", seed).isEmpty();
            assertThat(shop.claims()).as("seed %d", seed).isZero();
        }
    }

    @Test
    void notesLinesThatFollowOneAnotherInBothFilesAsOne() {
        List<OrderLine> lines = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            lines.add(line("c" + i % 70, "o" + i / 3, "2025-01-01", "p" + i, 1));
        }
        shop.upload(1, numbered(lines.subList(0, 800)));
        shop.upload(2, numbered(lines.subList(300, 1_000)));

        assertThat(shop.claims()).isEqualTo(1);
        assertThat(shop.remove(1)).isEqualTo(300);
        assertThat(shop.lines()).isEqualTo(700);
        assertThat(shop.claims()).isZero();
    }

    @Test
    void notesNothingWhereNothingOverlaps() {
        shop.upload(1, List.of(line("ann", "o1", "2025-01-01", "tea", 1)));
        var repeated = line("ann", "o2", "2025-01-01", "tea", 1);
        shop.upload(2, List.of(repeated, repeated));

        assertThat(shop.claims()).isZero();
    }

    private static List<OrderLine> numbered(List<OrderLine> lines) {
        List<OrderLine> numbered = new ArrayList<>();
        for (OrderLine line : lines) {
            numbered.add(taken(line, numbered.size() + 1, line.returned(), line.nonProduct()));
        }
        return numbered;
    }

    /// A row as a file takes it that holds it at some line.
    private static OrderLine taken(OrderLine row, long line, boolean returned, boolean nonProduct) {
        return new OrderLine(
                line,
                row.customerId(),
                row.orderId(),
                row.day(),
                row.orderedAtMicros(),
                row.productId(),
                row.productName(),
                row.category(),
                (returned ? -1 : 1) * Math.abs(row.quantity()),
                row.unitPrice(),
                (returned ? -1 : 1) * Math.abs(row.amount()),
                row.region(),
                row.paymentMethod(),
                row.channel(),
                returned,
                nonProduct,
                row.rowHash());
    }

    /// An upload as it was sent.
    ///
    /// @param file equal for the same file sent again
    private record Sent(
            int number,
            int file,
            Duplicates duplicates,
            Returns returns,
            boolean small,
            List<OrderLine> lines) {

        Sent again(int as) {
            return new Sent(as, file, duplicates, returns, small, lines);
        }
    }

    /// What an upload tells of its purchased lines.
    private record Figures(
            long accepted,
            long nonProducts,
            long customers,
            long orders,
            long products,
            @Nullable Instant first,
            @Nullable Instant last) {

        static final Figures NONE = new Figures(0, 0, 0, 0, 0, null, null);

        static Figures of(LedgerTotals totals) {
            return new Figures(
                    totals.accepted(),
                    totals.nonProducts(),
                    totals.customers(),
                    totals.orders(),
                    totals.products(),
                    totals.firstOrderAt(),
                    totals.lastOrderAt());
        }

        Figures with(Inheritance left) {
            return new Figures(
                    accepted + left.accepted(),
                    left.nonProducts(),
                    left.customers(),
                    left.orders(),
                    left.products(),
                    left.firstOrderAt(),
                    left.lastOrderAt());
        }
    }

    /// Uploads that overlap, files sent again, undos: in any order, and after each undo compared
    /// with a ledger that was only ever sent what stands.
    private final class Story {

        private final long seed;
        private final Random random;
        private final List<OrderLine> rows = new ArrayList<>();
        private final TreeMap<Integer, Sent> standing = new TreeMap<>();
        private final TreeMap<Integer, Figures> figures = new TreeMap<>();
        private int number;

        Story(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            shop.clear();
            for (int i = 0; i < 60; i++) {
                int order = random.nextInt(20);
                var day = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(4)).toString();
                var customer = "c" + order % 5;
                var product = "p" + random.nextInt(4);
                rows.add(
                        i % 4 == 0
                                ? returned(customer, "C" + order, day, product, 1 + i % 3)
                                : line(customer, "o" + order, day, product, 1 + i % 7));
            }
        }

        void go() {
            int kind = standing.isEmpty() ? 0 : random.nextInt(10);
            if (kind < 5) {
                send(file());
            } else if (kind < 6) {
                sendTwoAtOnce();
            } else if (kind < 7) {
                sendAgain(any());
            } else {
                undo(any());
                compare();
            }
        }

        void undoAll() {
            while (!standing.isEmpty()) {
                undo(any());
                compare();
            }
        }

        private Sent any() {
            var all = List.copyOf(standing.values());
            return all.get(random.nextInt(all.size()));
        }

        /// A stretch of the rows, as an export holds them, or some of them in any order; with some
        /// conventions of its own.
        private Sent file() {
            boolean letteredOrders = random.nextInt(4) == 0;
            boolean teaIsNoProduct = random.nextInt(4) == 0;
            boolean stretch = random.nextBoolean();
            int from = random.nextInt(rows.size());
            List<OrderLine> lines = new ArrayList<>();
            for (int i = 0; i < 5 + random.nextInt(40); i++) {
                var row =
                        rows.get(stretch ? (from + i) % rows.size() : random.nextInt(rows.size()));
                lines.add(
                        taken(
                                row,
                                2 + i,
                                row.returned() && !letteredOrders,
                                teaIsNoProduct && "p1".equals(row.productId())));
            }
            return new Sent(
                    ++number,
                    number,
                    random.nextInt(3) == 0 ? Duplicates.KEEP : Duplicates.DROP,
                    random.nextBoolean() ? Returns.NET : Returns.EXCLUDE,
                    random.nextBoolean(),
                    lines);
        }

        private void send(Sent sent) {
            figures.put(sent.number(), post(shop, sent));
            standing.put(sent.number(), sent);
        }

        private void sendTwoAtOnce() {
            var first = file();
            var second = file();
            var totals = shop.uploadSmall(small(first), small(second));
            figures.put(first.number(), Figures.of(totals.getFirst()));
            figures.put(second.number(), Figures.of(totals.getLast()));
            standing.put(first.number(), first);
            standing.put(second.number(), second);
        }

        private void sendAgain(Sent sent) {
            var again = sent.again(++number);
            standing.put(again.number(), again);
            figures.put(again.number(), Figures.NONE);
        }

        private void undo(Sent sent) {
            standing.remove(sent.number());
            figures.remove(sent.number());
            boolean first =
                    standing.headMap(sent.number()).values().stream()
                            .noneMatch(other -> other.file() == sent.file());
            var resend =
                    standing.values().stream()
                            .filter(other -> first && other.file() == sent.file())
                            .findFirst()
                            .map(other -> new Resend(other.number(), other.returns()))
                            .orElse(null);
            shop.withdraw(sent.number(), resend)
                    .inheritances()
                    .forEach(
                            left ->
                                    figures.compute(
                                            left.upload(), (_, before) -> before.with(left)));
        }

        private void compare() {
            fresh.clear();
            Set<Integer> files = new HashSet<>();
            TreeMap<Integer, Figures> wanted = new TreeMap<>();
            standing.forEach(
                    (_, sent) ->
                            wanted.put(
                                    sent.number(),
                                    files.add(sent.file()) ? post(fresh, sent) : Figures.NONE));
            assertThat(shop.everything())
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(fresh.everything());
            assertThat(figures).as("seed %d", seed).isEqualTo(wanted);
        }

        private Figures post(LedgerFixture ledger, Sent sent) {
            return Figures.of(
                    sent.small()
                            ? ledger.uploadSmall(small(sent)).getFirst()
                            : ledger.upload(
                                    sent.number(),
                                    sent.duplicates(),
                                    sent.returns(),
                                    sent.lines()));
        }

        private static SmallUpload small(Sent sent) {
            return new SmallUpload(sent.number(), sent.duplicates(), sent.returns(), sent.lines());
        }
    }
}
