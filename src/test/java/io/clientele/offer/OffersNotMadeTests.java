package io.clientele.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientele.recommendation.OfferList;
import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// What becomes of a publication whose lists cannot be made once it is at writing them.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class OffersNotMadeTests {

    private static final AtomicInteger NUMBERS = new AtomicInteger(1_000_000);
    private static final int CUSTOMERS = 10_000;
    private static final OfferList LIST =
            new OfferList(new int[] {0}, new int[] {10_000}, new int[] {0}, new int[] {0});

    /// Of a snapshot of this test alone.
    private final int number = NUMBERS.incrementAndGet();

    @Autowired private Offers offers;
    @Autowired private OfferReader reader;
    @Autowired private JdbcClient jdbc;
    @Autowired private TransactionTemplate transaction;

    @Test
    void isPublishedWithoutThemAndSaysWhy() {
        publish(
                draft(
                        "last",
                        () -> {
                            throw new IllegalStateException("the model has no such product");
                        }));

        var report = reader.report(number).orElseThrow();
        assertThat(report.model()).isNull();
        assertThat(report.reason()).contains("recommender failed");
        assertThat(rows("customer_offer")).isZero();
        assertThat(rows("offered_product")).isZero();
    }

    @Test
    void failsWhereTheDatabaseRefusesThem() {
        assertThatThrownBy(() -> publish(draft("U+0000 is refused: \0", () -> LIST)))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("0x00");
    }

    @Test
    void failsWhereTheHeapIsTooSmallForThem() {
        assertThatThrownBy(
                        () ->
                                publish(
                                        draft(
                                                "last",
                                                () -> {
                                                    throw new OutOfMemoryError("Java heap space");
                                                })))
                .isInstanceOf(OutOfMemoryError.class);
    }

    private void publish(OfferDraft draft) {
        transaction.executeWithoutResult(_ -> offers.publish(number, offers.list(number, draft)));
    }

    /// With one product, whose last customer's list is made so.
    private static OfferDraft draft(String lastId, Supplier<OfferList> last) {
        var customerIds =
                IntStream.rangeClosed(1, CUSTOMERS)
                        .mapToObj(customer -> customer < CUSTOMERS ? "c" + customer : lastId)
                        .toArray(String[]::new);
        return new OfferDraft(
                "{}",
                new String[] {"p"},
                new String[] {"Pen"},
                new String[] {"Office"},
                customerIds,
                new long[CUSTOMERS],
                () ->
                        IntStream.rangeClosed(1, CUSTOMERS)
                                .mapToObj(customer -> customer < CUSTOMERS ? LIST : last.get())
                                .iterator(),
                null,
                new SegmentVotes(),
                Map.of());
    }

    private int rows(String table) {
        return jdbc.sql("select count(*) from %s where snapshot_number = ?".formatted(table))
                .param(number)
                .query(Integer.class)
                .single();
    }
}
