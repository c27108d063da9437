package io.clientele.webhook;

import io.clientele.courier.Receipt;
import io.clientele.courier.SigningSecret;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.net.URI;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// The deliveries that are to be made, and how each attempt ended.
@Component
class Deliveries {

    private static final int AT_ONCE = 20;
    private static final int GONE = 410;

    private final JdbcClient jdbc;
    private final SecretVault vault;
    private final WebhookProperties properties;
    private final Clock clock;

    Deliveries(JdbcClient jdbc, SecretVault vault, WebhookProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.properties = properties;
        this.clock = clock;
    }

    /// Deliveries that follow one another.
    record Lane(UUID webhook, int number) {}

    /// A delivery that is due.
    record Due(long number, int attempts, UUID message, String body) {}

    /// Where a lane leads, and the secrets that are good now.
    record Receiver(URI address, List<SigningSecret> secrets) {}

    /// Lanes whose first delivery is due: a few index reads for each webhook.
    List<Lane> due() {
        return jdbc.sql(
                        """
                        select w.id, l.lane
                        from webhook w
                        cross join generate_series(0, :lanes) l (lane)
                        cross join lateral (
                            select next_attempt_at from webhook_delivery d
                            where d.webhook_id = w.id and d.lane = l.lane and d.status = 'PENDING'
                            order by d.number limit 1) first
                        where w.enabled and (first.next_attempt_at <= :now or first.next_attempt_at > :latest)
                        """)
                .param("lanes", Outbox.BY_HAND)
                .param("now", now())
                .param("latest", latest())
                .query((row, _) -> new Lane(row.getObject(1, UUID.class), row.getInt(2)))
                .list();
    }

    /// The receiver of a lane; null when its webhook is gone or disabled, which it is here when its
    /// secret cannot be read.
    @Nullable Receiver receiver(Lane lane) {
        try {
            return read(lane);
        } catch (IllegalStateException e) {
            jdbc.sql("update webhook set enabled = false, disabled_reason = :reason where id = :id")
                    .param("reason", e.getMessage())
                    .param("id", lane.webhook())
                    .update();
            return null;
        }
    }

    private @Nullable Receiver read(Lane lane) {
        return jdbc.sql(
                        """
                        select url, secret, case when previous_until > :now then previous_secret end
                        from webhook where id = :id and enabled
                        """)
                .param("id", lane.webhook())
                .param("now", now())
                .query(
                        (row, _) -> {
                            var secret = vault.unlock(row.getBytes(2), lane.webhook());
                            byte[] previous = row.getBytes(3);
                            return new Receiver(
                                    URI.create(row.getString(1)),
                                    previous == null
                                            ? List.of(secret)
                                            : List.of(
                                                    secret,
                                                    vault.unlock(previous, lane.webhook())));
                        })
                .optional()
                .orElse(null);
    }

    /// The next deliveries of a lane in their order; none while the first is to wait.
    List<Due> next(Lane lane) {
        return jdbc
                .sql(
                        """
                        select d.number, d.attempts, m.id, m.payload::text,
                            d.next_attempt_at <= :now or d.next_attempt_at > :latest
                        from webhook_delivery d join webhook_message m on m.number = d.message_number
                        where d.webhook_id = :webhook and d.lane = :lane and d.status = 'PENDING'
                        order by d.number limit :limit
                        """)
                .param("webhook", lane.webhook())
                .param("lane", lane.number())
                .param("limit", AT_ONCE)
                .param("now", now())
                .param("latest", latest())
                .query(
                        (row, index) ->
                                index == 0 && !row.getBoolean(5)
                                        ? null
                                        : new Due(
                                                row.getLong(1),
                                                row.getInt(2),
                                                row.getObject(3, UUID.class),
                                                row.getString(4)))
                .list()
                .stream()
                .takeWhile(Objects::nonNull)
                .toList();
    }

    /// Writes that a delivery was taken.
    void succeeded(Due due, Receipt receipt) {
        record(
                due,
                receipt,
                "SUCCEEDED",
                null,
                """
                update webhook set failing_since = null from ended
                where webhook.id = ended.webhook_id and failing_since is not null
                """);
    }

    /// Writes that a delivery was not taken: it is due again later, or given up. So is a webhook
    /// that is gone or has failed for too long; one that was switched off meanwhile stays off.
    void failed(Due due, Receipt receipt) {
        boolean last = due.attempts() >= properties.retries().size();
        var next = last ? null : clock.instant().plus(properties.retries().get(due.attempts()));
        record(
                due,
                receipt,
                last ? "FAILED" : "PENDING",
                next,
                """
                update webhook set
                    failing_since = coalesce(failing_since, :now),
                    enabled = enabled and not (%1$s),
                    disabled_reason = case when enabled and %1$s then :reason else disabled_reason end
                from ended where webhook.id = ended.webhook_id
                """
                        .formatted(
                                receipt.status() != null && receipt.status() == GONE
                                        ? "true"
                                        : "coalesce(failing_since < :tooLong, false)"));
    }

    /// One statement; of an attempt that another has written meanwhile nothing is written again.
    private void record(
            Due due, Receipt receipt, String status, @Nullable Instant next, String webhook) {
        var fault = receipt.fault();
        Duration tooLong = properties.disableAfter();
        jdbc.sql(
                        """
                        with ended as (
                            update webhook_delivery
                            set status = :status, attempts = attempts + 1, next_attempt_at = :next,
                                ended_at = case when :status <> 'PENDING' then cast(:now as timestamptz) end
                            where number = :number and attempts = :attempts and status = 'PENDING'
                            returning number, attempts, webhook_id),
                        noted as (
                            insert into webhook_attempt (delivery_number, attempt, at, status, fault, millis)
                            select number, attempts, :now, :answer, :fault, :millis from ended)
                        """
                                + webhook)
                .param("number", due.number())
                .param("attempts", due.attempts())
                .param("status", status)
                .param("next", next == null ? null : next.atOffset(ZoneOffset.UTC))
                .param("now", now())
                .param("tooLong", now().minus(tooLong))
                .param("answer", receipt.status(), Types.SMALLINT)
                .param("fault", fault == null ? null : fault.toString())
                .param("millis", receipt.millis())
                .param(
                        "reason",
                        receipt.status() != null && receipt.status() == GONE
                                ? "It answered that it is gone."
                                : "It has taken nothing for %d hours.".formatted(tooLong.toHours()))
                .update();
    }

    /// What waits for longer was put off by a clock that has been set back since.
    private OffsetDateTime latest() {
        return now().plus(Collections.max(properties.retries()));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
