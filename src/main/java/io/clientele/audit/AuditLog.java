package io.clientele.audit;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;

/// Writes and reads the log. What is about to happen is written first, how it ended afterwards, so
/// that nothing can happen unseen.
@Component
public class AuditLog {

    static final int SUCCESS = 200;

    private final JdbcClient jdbc;

    AuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What somebody is about to do.
    ///
    /// @param customer the pseudonym of the customer it is about
    record Event(
            String actor,
            String action,
            @Nullable String subject,
            @SuppressWarnings("ArrayRecordComponent") // never compared
                    byte @Nullable [] customer) {}

    /// Notes what is about to happen, and returns its number.
    long begin(Event event) {
        return jdbc.sql(
                        """
                        insert into audit_event (actor, action, subject, customer)
                        values (:actor, :action, :subject, :customer) returning number
                        """)
                .param("actor", event.actor())
                .param("action", event.action())
                .param("subject", event.subject())
                .param("customer", event.customer())
                .query(Long.class)
                .single();
    }

    /// Notes how it ended.
    void end(long number, int status, @Nullable String subject, @Nullable Long items) {
        jdbc.sql(
                        """
                        insert into audit_outcome (event_number, status, subject, items)
                        values (:number, :status, :subject, :items) on conflict do nothing
                        """)
                .param("number", number)
                .param("status", status)
                .param("subject", subject)
                .param("items", items)
                .update();
    }

    /// Notes what the service has done by itself.
    public void record(String action, long items) {
        end(begin(new Event("service", action, null, null)), SUCCESS, null, items);
    }

    /// Entries from the newest on, at most `limit`, those numbered below `before`.
    List<AuditEntry> newestBefore(
            long before, int limit, @Nullable String actor, byte @Nullable [] customer) {
        return jdbc.sql(
                        """
                        select e.number, e.at, e.actor, e.action, coalesce(o.subject, e.subject) as subject,
                               encode(e.customer, 'hex') as customer, o.status, o.items, o.at as ended_at
                        from audit_event e left join audit_outcome o on o.event_number = e.number
                        where e.number < :before
                          and (cast(:actor as text) is null or e.actor = :actor)
                          and (cast(:customer as bytea) is null or e.customer = :customer)
                        order by e.number desc limit :limit
                        """)
                .param("before", before)
                .param("actor", actor)
                .param("customer", customer)
                .param("limit", limit)
                .query(DataClassRowMapper.newInstance(AuditEntry.class))
                .list();
    }
}
