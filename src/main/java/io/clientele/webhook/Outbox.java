package io.clientele.webhook;

import io.clientele.snapshot.Family;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// Writes messages in the transaction that does what they tell of: both are there, or neither.
@Component
class Outbox {

    /// Messages of one webhook that go out at once; a customer is always in the same lane.
    static final int LANES = 4;

    /// For what somebody asks for by hand, which waits for nobody.
    static final int BY_HAND = LANES;

    static final String PING = "webhook.ping";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Outbox(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /// The body of a message.
    record Message(String type, String timestamp, Object data) {}

    /// Families of which somebody wants to hear who moved.
    List<Family> familiesToldOf() {
        return jdbc
                .sql(
                        """
                        select distinct unnest(families) from webhook
                        where enabled and events && array['customer.segment.left', 'customer.segment.entered']
                        order by 1
                        """)
                .query((row, _) -> row.getString(1))
                .list()
                .stream()
                .flatMap(id -> Family.of(id).stream())
                .toList();
    }

    /// Tells everybody who wants to know; writes nothing where nobody does.
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(EventType type, Object data) {
        write(type, null, 0, List.of(data));
    }

    /// Tells of many things of one kind, by one statement.
    @Transactional(propagation = Propagation.MANDATORY)
    public void addAll(EventType type, List<?> data) {
        write(type, null, 0, data);
    }

    /// @param family whose segments it tells of; null for other events
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(EventType type, @Nullable Family family, int lane, Object data) {
        write(type, family, lane, List.of(data));
    }

    private void write(EventType type, @Nullable Family family, int lane, List<?> data) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        jdbc.sql(
                        """
                        with receiver as (
                            select id from webhook
                            where enabled and :type = any(events)
                                and (cast(:family as text) is null or :family = any(families))),
                        message as (
                            insert into webhook_message (id, type, payload, created_at)
                            select id, :type, cast(payload as jsonb), :now
                            from unnest(cast(:ids as uuid[]), cast(:payloads as text[]))
                                with ordinality as told (id, payload, place)
                            where exists (select from receiver)
                            order by place
                            returning number)
                        insert into webhook_delivery (webhook_id, message_number, lane, status, next_attempt_at)
                        select receiver.id, message.number, :lane, 'PENDING', :now
                        from message, receiver
                        order by message.number
                        """)
                .param("type", type.toString())
                .param("family", family == null ? null : family.toString())
                .param("ids", data.stream().map(_ -> UUID.randomUUID()).toArray(UUID[]::new))
                .param(
                        "payloads",
                        data.stream()
                                .map(one -> new Message(type.toString(), now.toString(), one))
                                .map(json::writeValueAsString)
                                .toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("lane", lane)
                .update();
    }

    /// Sends one webhook a message that says nothing.
    ///
    /// @return number of the delivery
    @Transactional
    public long ping(UUID webhook) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var message = new Message(PING, now.toString(), new MessageData.Ping(webhook));
        return jdbc.sql(
                        """
                        with message as (
                            insert into webhook_message (id, type, payload, created_at)
                            values (:id, :type, cast(:payload as jsonb), :now) returning number)
                        insert into webhook_delivery (webhook_id, message_number, lane, status, next_attempt_at)
                        select :webhook, number, :lane, 'PENDING', :now from message
                        returning number
                        """)
                .param("id", UUID.randomUUID())
                .param("type", PING)
                .param("payload", json.writeValueAsString(message))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("webhook", webhook)
                .param("lane", BY_HAND)
                .query(Long.class)
                .single();
    }
}
