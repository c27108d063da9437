package io.clientele.webhook;

import io.clientele.privacy.ErasedCustomers;
import io.clientele.snapshot.CustomerHistory;
import io.clientele.snapshot.CustomerHistory.Mover;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.Snapshots;
import io.clientele.webhook.MessageData.Entered;
import io.clientele.webhook.MessageData.Left;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Writes who moved between two snapshots as messages of many customers each: for every lane first
/// who left a segment, then who entered one.
@Component
class Movements {

    private static final int BATCH = 500;

    private final Outbox outbox;
    private final Snapshots snapshots;
    private final CustomerHistory history;
    private final ErasedCustomers erased;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Movements(
            Outbox outbox,
            Snapshots snapshots,
            CustomerHistory history,
            ErasedCustomers erased,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.outbox = outbox;
        this.snapshots = snapshots;
        this.history = history;
        this.erased = erased;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /// Writes what is to be written, one snapshot a transaction.
    void write() {
        while (Boolean.TRUE.equals(transaction.execute(_ -> writeNext()))) {
            // until none is left
        }
    }

    private boolean writeNext() {
        var next =
                jdbc.sql(
                                """
                                delete from webhook_movement
                                where snapshot_number = (
                                    select snapshot_number from webhook_movement
                                    order by snapshot_number limit 1 for update)
                                returning snapshot_number, before_number
                                """)
                        .query((row, _) -> new int[] {row.getInt(1), row.getInt(2)})
                        .optional();
        if (next.isEmpty()) {
            return false;
        }
        var now = snapshots.byNumber(next.get()[0]);
        var before = snapshots.byNumber(next.get()[1]);
        if (now.isPresent() && before.isPresent()) {
            // No customer is written back who is erased meanwhile.
            erased.lately(new String[0]);
            for (Family family : outbox.familiesToldOf()) {
                var lanes =
                        new Lanes(
                                now.get().segmentationId(), before.get().segmentationId(), family);
                history.movers(before.get().number(), now.get().number(), family, lanes::add);
                lanes.flush();
            }
        }
        return true;
    }

    /// What is gathered of one family, lane by lane.
    private final class Lanes {

        private final UUID segmentation;
        private final UUID before;
        private final Family family;
        private final List<List<Mover>> lanes = new ArrayList<>();

        Lanes(UUID segmentation, UUID before, Family family) {
            this.segmentation = segmentation;
            this.before = before;
            this.family = family;
            for (int lane = 0; lane < Outbox.LANES; lane++) {
                lanes.add(new ArrayList<>());
            }
        }

        void add(Mover mover) {
            int lane = Math.floorMod(mover.customerId().hashCode(), Outbox.LANES);
            lanes.get(lane).add(mover);
            if (lanes.get(lane).size() == BATCH) {
                flush(lane);
            }
        }

        void flush() {
            for (int lane = 0; lane < Outbox.LANES; lane++) {
                flush(lane);
            }
        }

        private void flush(int lane) {
            var movers = lanes.get(lane);
            var left =
                    movers.stream()
                            .filter(mover -> mover.from() != null)
                            .map(mover -> new Left(mover.customerId(), mover.from(), mover.to()))
                            .toList();
            if (!left.isEmpty()) {
                outbox.add(
                        EventType.CUSTOMER_LEFT,
                        family,
                        lane,
                        new MessageData.Departures(segmentation, before, family, left));
            }
            var entered =
                    movers.stream()
                            .filter(mover -> mover.to() != null)
                            .map(mover -> new Entered(mover.customerId(), mover.to(), mover.from()))
                            .toList();
            if (!entered.isEmpty()) {
                outbox.add(
                        EventType.CUSTOMER_ENTERED,
                        family,
                        lane,
                        new MessageData.Arrivals(segmentation, before, family, entered));
            }
            movers.clear();
        }
    }
}
