package io.clientele.webhook;

import io.clientele.privacy.PersonalData;
import io.clientele.privacy.RetentionRule;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/// What messages hold of customers: who moved. It goes with the customer, also out of messages that
/// are still to be sent, and with time.
@Component
class HeldMessages implements PersonalData, RetentionRule {

    private static final String OF_CUSTOMER =
            """
            (payload -> 'data' -> 'customers') @> jsonb_build_array(jsonb_build_object('customerId', cast(:id as text)))
            """;

    private final JdbcClient jdbc;

    HeldMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String table() {
        return "webhook_message";
    }

    @Override
    public void export(String customerId, Consumer<String> row) {
        jdbc.sql(
                        """
                        select (jsonb_build_object('type', type, 'timestamp', created_at) || moved)::text
                        from webhook_message,
                            jsonb_array_elements(payload -> 'data' -> 'customers') moved
                        where moved ->> 'customerId' = :id and
                        """
                                + OF_CUSTOMER)
                .param("id", customerId)
                .withFetchSize(1_000)
                .query(
                        found -> {
                            row.accept(found.getString(1));
                        });
    }

    @Override
    public long erase(String customerId) {
        return jdbc.sql(
                        """
                        update webhook_message
                        set payload = jsonb_set(payload, '{data,customers}', coalesce((
                            select jsonb_agg(moved order by place)
                            from jsonb_array_elements(payload -> 'data' -> 'customers')
                                with ordinality element (moved, place)
                            where moved ->> 'customerId' <> :id), '[]'))
                        where
                        """
                                + OF_CUSTOMER)
                .param("id", customerId)
                .update();
    }

    /// A message counts in no total, so that nothing of the customer is kept.
    @Override
    public long anonymise(String customerId, String substitute) {
        return erase(customerId);
    }

    @Override
    public String name() {
        return "webhook-messages";
    }

    @Override
    public long dropBefore(Instant time) {
        return jdbc.sql(
                        """
                        delete from webhook_message m
                        where created_at < :time and not exists (
                            select from webhook_delivery d
                            join webhook w on w.id = d.webhook_id
                            where d.message_number = m.number and d.status = 'PENDING' and w.enabled)
                        """)
                .param("time", time.atOffset(ZoneOffset.UTC))
                .update();
    }
}
