package io.clientele.webhook;

import static io.clientele.problem.ProblemType.DELIVERY_NOT_FOUND;

import io.clientele.problem.Problem;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// What was sent, and how it went.
@Component
class DeliveryLog {

    private static final String ROWS =
            """
            select d.number, m.id, m.type, d.status, d.attempts, m.created_at, d.next_attempt_at, d.ended_at,
                a.at, a.status, a.fault, a.millis
            from webhook_delivery d
            join webhook_message m on m.number = d.message_number
            left join webhook_attempt a on a.delivery_number = d.number and a.attempt = d.attempts
            where d.webhook_id = :webhook and\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    DeliveryLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Deliveries from the newest on, at most `limit`, those numbered below `before`.
    List<DeliveryResource> newestBefore(
            UUID webhook, long before, int limit, @Nullable String status) {
        return jdbc.sql(
                        ROWS
                                + """
                                d.number < :before and (cast(:status as text) is null or d.status = :status)
                                order by d.number desc limit :limit
                                """)
                .param("webhook", webhook)
                .param("before", before)
                .param("status", status)
                .param("limit", limit)
                .query((row, _) -> delivery(row))
                .list();
    }

    /// A delivery; a [Problem] when there is none.
    DeliveryResource find(UUID webhook, long number) {
        return jdbc.sql(ROWS + "d.number = :number")
                .param("webhook", webhook)
                .param("number", number)
                .query((row, _) -> delivery(row))
                .optional()
                .orElseThrow(() -> unknown(number));
    }

    /// Sends the message of a delivery once more, beside what is on its way.
    ///
    /// @return number of the new delivery
    long replay(UUID webhook, long number) {
        return jdbc.sql(
                        """
                        insert into webhook_delivery (webhook_id, message_number, lane, status, next_attempt_at)
                        select webhook_id, message_number, :lane, 'PENDING', :now from webhook_delivery
                        where webhook_id = :webhook and number = :number
                        returning number
                        """)
                .param("lane", Outbox.BY_HAND)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("webhook", webhook)
                .param("number", number)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> unknown(number));
    }

    private static Problem unknown(long number) {
        return Problem.of(DELIVERY_NOT_FOUND, "This webhook has no delivery %d.".formatted(number));
    }

    private static DeliveryResource delivery(ResultSet row) throws SQLException {
        var at = instant(row, 9);
        return new DeliveryResource(
                row.getLong(1),
                "msg_" + row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                instant(row, 7),
                instant(row, 8),
                at == null
                        ? null
                        : new DeliveryResource.LastAttempt(
                                at,
                                row.getObject(10, Integer.class),
                                row.getString(11),
                                row.getInt(12)));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
