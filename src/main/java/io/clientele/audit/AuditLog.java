package io.clientele.audit;

import io.clientele.audit.AuditedCall.Outcome;
import io.clientele.caller.CallDenied;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Writes and reads the log. What is about to happen is written first and how it ended afterwards,
/// or both in the transaction in which it happens, so that nothing can happen unseen.
@Component
public class AuditLog {

    static final int SUCCESS = 200;
    private static final int FORBIDDEN = 403;
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

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

    private static final int CREATED = 201;

    private static final String WHOLE =
            """
            with ended as materialized (
                select nextval('audit_event_number_seq') as number, e.*
                from unnest(cast(:actors as text[]), cast(:actions as text[]), cast(:subjects as text[]),
                            cast(:customers as bytea[]), cast(:ages as bigint[]), cast(:statuses as int[]),
                            cast(:made as text[]), cast(:items as bigint[]))
                    as e (actor, action, subject, customer, age, status, made, items)),
            noted as (
                insert into audit_event (number, at, actor, action, subject, customer) overriding system value
                select number, clock_timestamp() - age * interval '1 microsecond', actor, action, subject, customer
                from ended)
            insert into audit_outcome (event_number, at, status, subject, items)
            select number, clock_timestamp(), status, made, items from ended
            """;

    /// Notes, in the current transaction, that a call has made something: both are there, or
    /// neither.
    ///
    /// @param calls those that are carried out in this transaction
    /// @param subjects what each of them has made, in the same order
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(List<AuditedCall> calls, List<String> subjects) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            outcomes.add(new Outcome(calls.get(i), CREATED, subjects.get(i), null));
        }
        insert(outcomes);
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        calls.forEach(AuditedCall::end);
                    }
                });
    }

    /// Notes a call that goes on outside the current transaction before it does.
    public void begin(AuditedCall call) {
        call.begin(begin(call.event()));
    }

    /// Notes how a call ended, if it is not noted yet, and the call itself if it is not either.
    void end(Outcome outcome) {
        var call = outcome.call();
        var number = call.number();
        if (number != null) {
            end(number, outcome.status(), outcome.subject(), outcome.items());
        } else if (!call.isEnded()) {
            insert(List.of(outcome));
        }
    }

    private void insert(List<Outcome> outcomes) {
        jdbc.sql(WHOLE)
                .param("actors", texts(outcomes, outcome -> outcome.call().event().actor()))
                .param("actions", texts(outcomes, outcome -> outcome.call().event().action()))
                .param("subjects", texts(outcomes, outcome -> outcome.call().event().subject()))
                .param(
                        "customers",
                        outcomes.stream()
                                .map(outcome -> outcome.call().event().customer())
                                .toArray(byte[][]::new))
                .param(
                        "ages",
                        outcomes.stream().map(outcome -> outcome.call().age()).toArray(Long[]::new))
                .param("statuses", outcomes.stream().map(Outcome::status).toArray(Integer[]::new))
                .param("made", texts(outcomes, Outcome::subject))
                .param("items", outcomes.stream().map(Outcome::items).toArray(Long[]::new))
                .update();
    }

    private static String[] texts(
            List<Outcome> outcomes, Function<Outcome, @Nullable String> text) {
        return outcomes.stream().map(text).toArray(String[]::new);
    }

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

    /// Notes a call that did not come as far as its handler. It is refused even if it cannot be
    /// noted.
    @EventListener
    public void note(CallDenied denied) {
        try {
            end(
                    begin(new Event(denied.caller(), denied.call(), null, null)),
                    FORBIDDEN,
                    null,
                    null);
        } catch (DataAccessException e) {
            LOG.error(
                    "{} refused to {} was not noted: {}",
                    denied.call(),
                    denied.caller(),
                    e.toString());
        }
    }

    /// Notes what the service has done by itself.
    public void record(String action, long items) {
        record(action, null, items);
    }

    /// Notes what the service has done by itself to a customer, known by the pseudonym.
    public void record(String action, byte @Nullable [] customer, long items) {
        end(begin(new Event("service", action, null, customer)), SUCCESS, null, items);
    }

    /// Those of some customers, by their pseudonyms, to whom none of these was done.
    public List<byte[]> spared(byte[][] customers, List<String> actions) {
        return jdbc.sql(
                        """
                        select customer from unnest(cast(:customers as bytea[])) as asked (customer)
                        where not exists (
                            select from audit_event e join audit_outcome o on o.event_number = e.number
                            where e.customer = asked.customer and e.action in (:actions) and o.status = :success)
                        """)
                .param("customers", customers)
                .param("actions", actions)
                .param("success", SUCCESS)
                .query((row, _) -> row.getBytes(1))
                .list();
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
