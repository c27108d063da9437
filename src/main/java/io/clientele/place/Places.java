package io.clientele.place;

import io.clientele.publishing.SnapshotDropped;
import io.clientele.tally.Attribute;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The places of snapshots: written once, and gone with a customer whom they give away.
@Component
public class Places {

    private static final int BATCH = 200;

    private static final Map<String, Attribute> ATTRIBUTES =
            Arrays.stream(Attribute.values())
                    .collect(Collectors.toUnmodifiableMap(Attribute::toString, one -> one));

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    Places(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /// Keeps the places of a snapshot, in the current transaction.
    public void keep(int snapshot, List<SegmentPlace> places) {
        template.batchUpdate(
                "insert into segment_place values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                places,
                BATCH,
                (statement, one) -> {
                    statement.setInt(1, snapshot);
                    statement.setString(2, one.segmentId());
                    statement.setString(3, one.attribute().toString());
                    statement.setInt(4, one.place());
                    statement.setString(5, one.value());
                    statement.setInt(6, one.customers());
                    statement.setBigDecimal(7, one.revenue());
                    statement.setDouble(8, one.revenueShare());
                    statement.setDouble(9, one.index());
                });
    }

    /// All places of a snapshot, those of a segment and attribute together and the best first; none
    /// for a shop that names none, and for a snapshot that was made before they were counted.
    public List<SegmentPlace> of(int snapshot) {
        return jdbc.sql(
                        """
                        select segment_id, attribute, place, value, customers, round(revenue, 2),
                            revenue_share, customer_index
                        from segment_place where snapshot_number = :snapshot
                        order by segment_id, attribute, place
                        """)
                .param("snapshot", snapshot)
                .query(
                        (row, index) ->
                                new SegmentPlace(
                                        row.getString(1),
                                        Objects.requireNonNull(ATTRIBUTES.get(row.getString(2))),
                                        row.getInt(3),
                                        row.getString(4),
                                        row.getInt(5),
                                        row.getBigDecimal(6),
                                        row.getDouble(7),
                                        row.getDouble(8)))
                .list();
    }

    /// What belongs to no snapshot any longer is of no use.
    @EventListener
    void drop(SnapshotDropped dropped) {
        jdbc.sql("delete from segment_place where snapshot_number = :snapshot")
                .param("snapshot", dropped.number())
                .update();
    }
}
