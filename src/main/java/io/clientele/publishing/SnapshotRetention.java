package io.clientele.publishing;

import io.clientele.bulk.Partitions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;

/// Drops the customers of snapshots that are no longer kept, without a lock that readers could
/// meet.
@Component
@EnableConfigurationProperties(SnapshotProperties.class)
class SnapshotRetention {

    private static final Logger log = LoggerFactory.getLogger(SnapshotRetention.class);

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final SnapshotProperties properties;

    SnapshotRetention(
            JdbcClient jdbc, ApplicationEventPublisher events, SnapshotProperties properties) {
        this.jdbc = jdbc;
        this.events = events;
        this.properties = properties;
    }

    /// Drops what is due. What cannot be dropped now, since someone still reads it, is due again
    /// next time. Not in a transaction: a partition is detached beside its readers only outside.
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void sweep() {
        for (int number : due()) {
            try {
                drop(number);
            } catch (DataAccessException e) {
                log.warn("Snapshot {} is dropped next time: {}", number, e.getMessage());
            }
        }
    }

    private List<Integer> due() {
        return jdbc.sql(
                        """
                        with held as (
                            select number,
                                row_number() over (order by number desc) as place,
                                row_number() over (partition by date_trunc('month', as_of) order by as_of desc, number desc) as place_in_month,
                                dense_rank() over (order by date_trunc('month', as_of) desc) as month
                            from snapshot
                            where dropped_at is null)
                        select number from held
                        where place > :latest
                            and not (place_in_month = 1 and month <= :months)
                            and number not in (select snapshot_number from current_snapshot)
                        union
                        select number from snapshot
                        where dropped_at is not null
                            and to_regclass('customer_segment_' || number) is not null
                        order by number
                        """)
                .param("latest", properties.keepLatest())
                .param("months", properties.keepMonths())
                .query((row, index) -> row.getInt(1))
                .list();
    }

    private void drop(int number) {
        // First for readers, who are told that it is gone; then for the disk.
        jdbc.sql(
                        "update snapshot set dropped_at = coalesce(dropped_at, now()) where number = :number")
                .param("number", number)
                .update();
        events.publishEvent(new SnapshotDropped(number));
        Partitions.drop(jdbc, "customer_segment", number);
    }
}
