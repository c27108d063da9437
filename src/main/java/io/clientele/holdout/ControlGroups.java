package io.clientele.holdout;

import io.clientele.snapshot.CustomerRow;
import io.clientele.snapshot.SnapshotSegments;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/// All control groups.
@Component
public class ControlGroups {

    private final JdbcClient jdbc;

    ControlGroups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Tells who is to be kept out of a file: those held back from what it lists, and those held
    /// back from any segment they are in, since whoever is written to by way of another list is in
    /// no control group. For one thread.
    ///
    /// @param segments of the snapshot that is listed
    public Predicate<CustomerRow> heldBack(
            TargetKind kind, String target, SnapshotSegments segments) {
        Predicate<CustomerRow> heldBack = _ -> false;
        for (ControlGroup group : onTheWayOf(kind, target)) {
            if (group.kind() == TargetKind.AUDIENCE) {
                heldBack = heldBack.or(row -> group.heldBack().test(row.customerId()));
            } else {
                var segment = segments.byId(group.target()).orElse(null);
                if (segment != null) {
                    heldBack =
                            heldBack.or(
                                    row ->
                                            segment.holds(row)
                                                    && group.heldBack().test(row.customerId()));
                }
            }
        }
        return heldBack;
    }

    private List<ControlGroup> onTheWayOf(TargetKind kind, String target) {
        return jdbc.sql(
                        """
                        select * from control_group
                        where target_kind = 'segment' or target_kind = :kind and target_id = :target
                        order by number
                        """)
                .param("kind", kind.toString())
                .param("target", target)
                .query(group())
                .list();
    }

    /// Ends the control group of what is no more.
    public void forget(TargetKind kind, String target) {
        jdbc.sql("delete from control_group where target_kind = :kind and target_id = :target")
                .param("kind", kind.toString())
                .param("target", target)
                .update();
    }

    /// @return whether it was stored: not where the target has a control group already
    boolean insert(
            UUID id,
            String name,
            TargetKind kind,
            String target,
            int percent,
            byte[] key,
            Instant now) {
        return jdbc.sql(
                                """
                                insert into control_group (id, name, target_kind, target_id, percent, key, created_at)
                                values (:id, :name, :kind, :target, :percent, :key, :now)
                                on conflict (target_kind, target_id) do nothing
                                """)
                        .param("id", id)
                        .param("name", name)
                        .param("kind", kind.toString())
                        .param("target", target)
                        .param("percent", percent)
                        .param("key", key)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<ControlGroup> find(UUID id) {
        return jdbc.sql("select * from control_group where id = :id")
                .param("id", id)
                .query(group())
                .optional();
    }

    boolean delete(UUID id) {
        return jdbc.sql("delete from control_group where id = :id").param("id", id).update() == 1;
    }

    List<ControlGroup> newestBefore(int before, int limit) {
        return jdbc.sql(
                        "select * from control_group where number < :before order by number desc limit :limit")
                .param("before", before)
                .param("limit", limit)
                .query(group())
                .list();
    }

    private static RowMapper<ControlGroup> group() {
        return (row, _) -> {
            int percent = row.getInt("percent");
            return new ControlGroup(
                    row.getObject("id", UUID.class),
                    row.getInt("number"),
                    row.getString("name"),
                    TargetKind.valueOf(row.getString("target_kind").toUpperCase(Locale.ROOT)),
                    row.getString("target_id"),
                    percent,
                    new HeldBack(row.getBytes("key"), percent),
                    row.getObject("created_at", OffsetDateTime.class).toInstant());
        };
    }
}
