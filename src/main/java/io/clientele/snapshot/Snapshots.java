package io.clientele.snapshot;

import static io.clientele.problem.ProblemType.SEGMENTATION_NOT_FOUND;

import io.clientele.problem.Problem;
import io.clientele.snapshot.CustomerRow.Detail;

import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The published results. What belongs to a snapshot never changes, so its segments are kept.
@Component
public class Snapshots {

    /// A snapshot with customers of it.
    ///
    /// @param customers by their ids, without those whom it does not hold
    public record Found(Snapshot snapshot, Map<String, CustomerRow> customers) {}

    static final String COLUMNS =
            """
            n.number, n.segmentation_id, n.as_of, n.computed_at, n.model, n.horizon_months,
            n.bins, n.recency_weight, n.frequency_weight, n.monetary_weight,
            n.buying_again_days, n.alive_caution, n.value_caution, n.ledger_revision < r.revision as stale
            """;

    private static final int REMEMBERED = 16;

    private final CurrentCustomers current;
    private final CustomerPages pages;
    private final JdbcClient jdbc;
    private final ConcurrentLruCache<Integer, SnapshotSegments> segments;

    Snapshots(CurrentCustomers current, CustomerPages pages, JdbcClient jdbc) {
        this.current = current;
        this.pages = pages;
        this.jdbc = jdbc;
        segments = new ConcurrentLruCache<>(REMEMBERED, this::read);
    }

    /// The current snapshot; empty before the first.
    public Optional<Snapshot> current() {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + """
                                from current_snapshot c
                                join snapshot n on n.number = c.snapshot_number
                                cross join ledger_revision r
                                """)
                .query(snapshot())
                .optional();
    }

    /// A snapshot by its number; empty once it has been dropped.
    public Optional<Snapshot> byNumber(int number) {
        return held("n.number = :key", number);
    }

    /// To be asked where a list read from a snapshot ends: the customers of one that was dropped
    /// meanwhile end as well.
    ///
    /// @throws Problem `SEGMENTATION_NOT_FOUND` if it was
    public void requireHeld(Snapshot snapshot) {
        if (byNumber(snapshot.number()).isEmpty()) {
            throw Problem.of(
                    SEGMENTATION_NOT_FOUND,
                    "The customers of segmentation %s were dropped while they were read: ask a newer one."
                            .formatted(snapshot.segmentationId()));
        }
    }

    /// The snapshot of a run; empty if the run published none or it has been dropped.
    public Optional<Snapshot> ofSegmentation(UUID id) {
        return held("n.segmentation_id = :key", id);
    }

    /// What was known on a day: the latest snapshot that speaks of it or of a day before.
    public Optional<Snapshot> asOf(LocalDate day) {
        return held("n.as_of <= :key order by n.as_of desc, n.number desc limit 1", day);
    }

    /// The snapshot published before another.
    public Optional<Snapshot> before(Snapshot snapshot) {
        return held("n.number < :key order by n.number desc limit 1", snapshot.number());
    }

    private Optional<Snapshot> held(String condition, Object key) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + "from snapshot n cross join ledger_revision r where n.dropped_at is null and "
                                + condition)
                .param("key", key)
                .query(snapshot())
                .optional();
    }

    /// The newest snapshots below a number, newest first, also those without their customers.
    public List<Snapshot> newestBefore(int number, int limit) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + """
                                from snapshot n cross join ledger_revision r
                                where n.number < :before order by n.number desc limit :limit
                                """)
                .param("before", number)
                .param("limit", limit)
                .query(snapshot())
                .list();
    }

    /// Whether the ledger has changed since a run published its snapshot.
    public boolean isStale(UUID segmentation) {
        return jdbc.sql(
                        """
                        select n.ledger_revision < r.revision from snapshot n cross join ledger_revision r
                        where n.segmentation_id = :id
                        """)
                .param("id", segmentation)
                .query(Boolean.class)
                .single();
    }

    /// Whether a run published a snapshot, also one without its customers by now.
    public boolean published(UUID segmentation) {
        return jdbc.sql("select from snapshot where segmentation_id = :id")
                .param("id", segmentation)
                .query((row, index) -> true)
                .optional()
                .isPresent();
    }

    /// How far each measure is from the snapshot before; empty for the first.
    public List<SnapshotDrift> drift(UUID segmentation) {
        return jdbc.sql(
                        """
                        select d.measure, d.stability_index, d.by_chance, b.segmentation_id
                        from snapshot_drift d join snapshot n on n.number = d.snapshot_number
                        join snapshot b on b.number = d.before_number
                        where n.segmentation_id = :id
                        order by d.measure
                        """)
                .param("id", segmentation)
                .query(
                        (row, index) ->
                                new SnapshotDrift(
                                        row.getString(1),
                                        row.getDouble(2),
                                        row.getDouble(3),
                                        row.getObject(4, UUID.class)))
                .list();
    }

    /// One customer of the current snapshot, in one round trip; the customer is null when the
    /// snapshot does not hold it, the whole answer empty before the first snapshot. Outside a
    /// transaction.
    public Optional<FoundCustomer> find(String customerId) {
        return current.find(customerId);
    }

    /// Many customers of the current snapshot, in one round trip too; empty before the first
    /// snapshot.
    public Optional<Found> find(Collection<String> customerIds) {
        return current.find(customerIds);
    }

    /// A customer of a snapshot; empty when the snapshot does not hold it.
    public Optional<CustomerRow> find(int snapshot, String customerId) {
        return Optional.ofNullable(find(snapshot, List.of(customerId)).get(customerId));
    }

    /// Those of the given customers that the snapshot holds, by their ids.
    public Map<String, CustomerRow> find(int snapshot, Collection<String> customerIds) {
        Map<String, CustomerRow> found = HashMap.newHashMap(customerIds.size());
        jdbc.sql(
                        "select "
                                + Detail.INTERVALS.columns()
                                + """
                                 from customer_segment s
                                where s.snapshot_number = :number and s.customer_id = any(:ids)
                                """)
                .param("number", snapshot)
                .param("ids", customerIds.toArray(String[]::new))
                .query(
                        row -> {
                            var customer = Detail.INTERVALS.read(row);
                            found.put(customer.customerId(), customer);
                        });
        return found;
    }

    /// A page of a segment's customers, after the given id.
    public List<CustomerRow> page(
            int snapshot, Family family, int code, String after, int limit, Detail detail) {
        return pages.after(
                snapshot, "s.%s = %d".formatted(family.column(), code), after, limit, detail);
    }

    /// The segments of a snapshot.
    public SnapshotSegments segments(int snapshot) {
        return segments.get(snapshot);
    }

    /// Those of one family in each of many snapshots, in the order of their codes.
    ///
    /// @return by the snapshot's number
    public Map<Integer, List<SnapshotSegment>> segments(
            Collection<Snapshot> wanted, Family family) {
        Map<Integer, List<SnapshotSegment>> found = new HashMap<>();
        RowMapper<SnapshotSegment> segment = DataClassRowMapper.newInstance(SnapshotSegment.class);
        jdbc.sql(
                        """
                        select * from snapshot_segment
                        where snapshot_number = any(:numbers) and family = :family order by code
                        """)
                .param("numbers", wanted.stream().map(Snapshot::number).toArray(Integer[]::new))
                .param("family", family.toString())
                .query(
                        (RowCallbackHandler)
                                row ->
                                        found.computeIfAbsent(
                                                        row.getInt("snapshot_number"),
                                                        _ -> new ArrayList<>())
                                                .add(segment.mapRow(row, row.getRow())));
        return found;
    }

    private SnapshotSegments read(int number) {
        return new SnapshotSegments(
                jdbc.sql(
                                """
                                select * from snapshot_segment
                                where snapshot_number = :number order by family, code
                                """)
                        .param("number", number)
                        .query(DataClassRowMapper.newInstance(SnapshotSegment.class))
                        .list());
    }

    private static RowMapper<Snapshot> snapshot() {
        return (row, index) -> FoundCustomer.snapshot(row);
    }
}
