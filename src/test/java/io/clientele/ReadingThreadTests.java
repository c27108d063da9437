package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.clientele.job.ProgressEvents;
import io.clientele.lookup.MemberLists;
import io.clientele.patience.Patience;
import io.clientele.problem.Problem;
import io.clientele.rfm.RfmWeights;
import io.clientele.rfm.ScoreScale;
import io.clientele.snapshot.CustomerRow;
import io.clientele.snapshot.LifetimeBasis;
import io.clientele.snapshot.Snapshot;
import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

/// Threads that read for an answer and are not its request's own wait for a silent database no
/// longer than a request does.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class ReadingThreadTests {

    private static final Snapshot DROPPED =
            new Snapshot(
                    -1,
                    UUID.randomUUID(),
                    LocalDate.EPOCH,
                    Instant.EPOCH,
                    new LifetimeBasis("bg-nbd", 12, null, null, null),
                    new ScoreScale(5, new RfmWeights(1, 1, 1)),
                    false);

    @Autowired private DataSource database;
    @Autowired private MemberLists lists;
    @Autowired private ProgressEvents events;

    private final List<Integer> waits = new CopyOnWriteArrayList<>();

    @Test
    void ofTheNextPageOfAList() {
        var file = Objects.requireNonNull(lists.csv("list", DROPPED, new TwoPages()).getBody());

        assertThatThrownBy(() -> file.writeTo(OutputStream.nullOutputStream()))
                .isInstanceOf(Problem.class); // the snapshot is gone, once all was read

        assertThat(waits).hasSize(2);
        assertThat(waits.getLast()).isEqualTo(Patience.REQUEST.toMillis());
    }

    @Test
    void ofAStreamOfEvents() {
        SseEmitter stream = events.follow(this::note, _ -> waits.size() > 2);

        await().until(() -> waits.size() > 2);
        stream.complete();
        assertThat(waits.subList(1, 3)).containsOnly((int) Patience.REQUEST.toMillis());
    }

    private int note() {
        try (var connection = database.getConnection()) {
            waits.add(connection.getNetworkTimeout());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return waits.size();
    }

    /// A list of two pages, the second of them shorter, with nobody to be written.
    private final class TwoPages implements MemberLists.Source {

        @Override
        public List<CustomerRow> after(String customerId, int limit, CustomerRow.Detail detail) {
            note();
            return Collections.nCopies(customerId.isEmpty() ? limit : limit - 1, customer());
        }

        @Override
        public boolean holdsBack(CustomerRow customer) {
            return true;
        }
    }

    private static CustomerRow customer() {
        return new CustomerRow(
                "c1",
                1,
                1,
                BigDecimal.ONE,
                1,
                1,
                1,
                1,
                1,
                1,
                1,
                1,
                null,
                null,
                1,
                BigDecimal.ONE,
                BigDecimal.ONE,
                null,
                null,
                null);
    }
}
