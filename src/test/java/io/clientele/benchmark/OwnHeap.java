package io.clientele.benchmark;

import com.sun.management.GarbageCollectionNotificationInfo;

import io.clientele.suite.Figure;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/// How much of its heap this program uses from the first round on; what it needs before must have
/// been made before this is.
final class OwnHeap {

    private final List<MemoryPoolMXBean> pools =
            ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .toList();

    /// Collections are told of by a thread of the JVM's own.
    private final AtomicLong mostAfterCollection = new AtomicLong();

    private long most;

    OwnHeap() {
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener((told, _) -> collected(told), null, null);
        }
    }

    /// Begins a round, without the garbage of what was before it.
    void begin() {
        System.gc();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    void end() {
        most =
                Math.max(
                        most,
                        pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum());
    }

    /// The most that was in use in a round, as the sum of what each part of the heap held at most;
    /// and that lived on after a collection.
    Figure[] figures() {
        return new Figure[] {
            Figure.told("largest heap, garbage included", most / 1e6, "MB"),
            Figure.told("heap after a collection at most", mostAfterCollection.get() / 1e6, "MB")
        };
    }

    private void collected(Notification told) {
        var after =
                GarbageCollectionNotificationInfo.from((CompositeData) told.getUserData())
                        .getGcInfo()
                        .getMemoryUsageAfterGc();
        var names = pools.stream().map(MemoryPoolMXBean::getName).toList();
        long used =
                after.entrySet().stream()
                        .filter(pool -> names.contains(pool.getKey()))
                        .mapToLong(pool -> pool.getValue().getUsed())
                        .sum();
        mostAfterCollection.accumulateAndGet(used, Math::max);
    }
}
