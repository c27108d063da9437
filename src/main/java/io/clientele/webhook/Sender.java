package io.clientele.webhook;

import io.clientele.courier.Courier;
import io.clientele.courier.Parcel;
import io.clientele.job.RepeatedJob;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Sends what is due: lanes beside each other, the messages of a lane one after the other, so that
/// a slow receiver keeps nobody else waiting and no customer's messages overtake one another.
@Component
class Sender implements RepeatedJob {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final int MOST_LANES = 64;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final Deliveries deliveries;
    private final Movements movements;
    private final Courier courier;
    private final Clock clock;

    Sender(Deliveries deliveries, Movements movements, Courier courier, Clock clock) {
        this.deliveries = deliveries;
        this.movements = movements;
        this.courier = courier;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhook-sender";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    /// Goes on until nothing is due and no lane is at work, or, where something is
    /// wrong here, until
    /// the next run.
    @Override
    public void run() throws InterruptedException {
        Set<Deliveries.Lane> busy = ConcurrentHashMap.newKeySet();
        var ended = new Semaphore(0);
        var troubled = new AtomicBoolean();
        var lanes = Executors.newVirtualThreadPerTaskExecutor();
        try {
            do {
                movements.write();
                for (Deliveries.Lane lane : deliveries.due()) {
                    if (!troubled.get() && busy.size() < MOST_LANES && busy.add(lane)) {
                        start(lanes, lane, busy, ended, troubled);
                    }
                }
                if (!busy.isEmpty() && ended.tryAcquire(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                    ended.drainPermits();
                }
            } while (!busy.isEmpty() || (!troubled.get() && !deliveries.due().isEmpty()));
        } finally {
            lanes.shutdownNow();
        }
    }

    private void start(
            ExecutorService lanes,
            Deliveries.Lane lane,
            Set<Deliveries.Lane> busy,
            Semaphore ended,
            AtomicBoolean troubled) {
        lanes.execute(
                () -> {
                    try {
                        send(lane);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (RuntimeException e) {
                        LOG.warn("Webhook {} is tried again: {}", lane.webhook(), e.toString());
                        troubled.set(true);
                    } finally {
                        busy.remove(lane);
                        ended.release();
                    }
                });
    }

    /// Until the lane is empty, or something in it has to wait.
    private void send(Deliveries.Lane lane) throws InterruptedException {
        while (true) {
            var next = deliveries.next(lane);
            // Read after the messages, so that what was changed before one was written counts.
            var receiver = next.isEmpty() ? null : deliveries.receiver(lane);
            if (receiver == null) {
                return;
            }
            for (Deliveries.Due due : next) {
                var receipt =
                        courier.send(
                                new Parcel(
                                        receiver.address(),
                                        "msg_" + due.message(),
                                        clock.instant().getEpochSecond(),
                                        due.body(),
                                        receiver.secrets()));
                if (!receipt.accepted()) {
                    deliveries.failed(due, receipt);
                    return;
                }
                deliveries.succeeded(due, receipt);
            }
        }
    }
}
