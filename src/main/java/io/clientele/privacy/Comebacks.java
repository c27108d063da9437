package io.clientele.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.audit.AuditLog;
import io.clientele.audit.Pseudonyms;
import io.clientele.patience.Patience;
import io.clientele.problem.Problem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TriggerContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Erases who was erased elsewhere and is here again: in a restored backup that is older than the
/// erasure, once the list of erased customers was put back.
///
/// Such are those on the list of whose erasure this database's own log says nothing. They are known
/// by their pseudonyms alone, so that the ids of all customers are read for it; that is done once,
/// by one replica, and noted in the log for everybody who was looked for.
@Component
class Comebacks {

    private static final Logger LOG = LoggerFactory.getLogger(Comebacks.class);
    private static final String AGAIN = "ERASURE AGAIN";
    private static final List<String> ERASURES = List.of("DELETE /customers/{customerId}", AGAIN);
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final Duration LOOK_AROUND = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofMinutes(1);

    private final ErasedCustomers erased;
    private final PrivacyDesk desk;
    private final Pseudonyms pseudonyms;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    private volatile Duration pause = LOOK_AROUND;

    Comebacks(
            ErasedCustomers erased,
            PrivacyDesk desk,
            Pseudonyms pseudonyms,
            AuditLog audit,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.erased = erased;
        this.desk = desk;
        this.pseudonyms = pseudonyms;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /// When to look next: at once, then every ten minutes, but soon while somebody is left because
    /// others were writing.
    Instant next(TriggerContext context) {
        var last = context.lastCompletion();
        return last == null ? context.getClock().instant() : last.plus(pause);
    }

    /// Leaves those whom it cannot erase now, say for the sake of an import, for the next time.
    void erase() {
        pause = LOOK_AROUND;
        try {
            if (!wanted().isEmpty()) {
                Patience.within(
                        Patience.WHOLE, () -> transaction.executeWithoutResult(_ -> eraseAlone()));
            }
        } catch (DataAccessException | TransactionException e) {
            if (isOfLock(e)) {
                pause = SOON;
                LOG.info(
                        "Erased customers may be here again and are looked for soon: others write");
            } else {
                LOG.warn("Who was erased elsewhere was not looked for: {}", e.toString());
            }
        }
    }

    private void eraseAlone() {
        if (!isAlone()) {
            return;
        }
        var wanted = Objects.requireNonNull(transaction.execute(_ -> wantedByAll()));
        var found = Objects.requireNonNull(transaction.execute(_ -> find(wanted)));
        transaction.executeWithoutResult(
                _ ->
                        wanted.keySet().stream()
                                .filter(pseudonym -> !found.containsKey(pseudonym))
                                .forEach(pseudonym -> audit.record(AGAIN, bytes(pseudonym), 0)));
        wanted.forEach(
                (pseudonym, mode) -> {
                    var customerId = found.get(pseudonym);
                    if (customerId != null) {
                        erase(pseudonym, customerId, mode);
                    }
                });
    }

    /// Until the end of the outermost transaction.
    private boolean isAlone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('clientele.comebacks'))")
                .query(Boolean.class)
                .single();
    }

    /// Those who are wanted and whom nobody can write any more: who began to write before they were
    /// on the list has ended with this lock, and who begins after it keeps them out. So they need
    /// not be looked for under the lock.
    private Map<ByteBuffer, Mode> wantedByAll() {
        erased.limitWait();
        erased.lock();
        return wanted();
    }

    /// Pseudonyms of whose erasure nothing is noted.
    private Map<ByteBuffer, Mode> wanted() {
        var modes = erased.modes();
        Map<ByteBuffer, Mode> wanted = new HashMap<>();
        if (!modes.isEmpty()) {
            var all = modes.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new);
            for (byte[] spared : audit.spared(all, ERASURES)) {
                var pseudonym = ByteBuffer.wrap(spared);
                wanted.put(pseudonym, modes.getOrDefault(pseudonym, Mode.ERASE));
            }
        }
        return wanted;
    }

    /// The ids of those who are here.
    private Map<ByteBuffer, String> find(Map<ByteBuffer, Mode> wanted) {
        Map<ByteBuffer, String> found = new HashMap<>();
        if (!wanted.isEmpty()) {
            var mac = pseudonyms.mac();
            desk.customers(
                    id -> {
                        var pseudonym = ByteBuffer.wrap(mac.doFinal(id.getBytes(UTF_8)));
                        if (wanted.containsKey(pseudonym)) {
                            found.put(pseudonym, id);
                        }
                    });
        }
        return found;
    }

    /// Fails where a lock is not to be had: all who write wait while this does, once and not for
    /// each customer.
    private void erase(ByteBuffer pseudonym, String customerId, Mode mode) {
        try {
            transaction.executeWithoutResult(
                    _ -> {
                        long rows = desk.forget(customerId, mode).rows();
                        audit.record(AGAIN, bytes(pseudonym), rows);
                        LOG.info("An erased customer was here again: {} rows", rows);
                    });
        } catch (Problem e) {
            LOG.debug("Somebody else was first: {}", e.type());
        } catch (DataAccessException e) {
            if (isOfLock(e)) {
                throw e;
            }
            LOG.warn("An erased customer is here again and will be erased later: {}", e.toString());
        }
    }

    private static boolean isOfLock(NestedRuntimeException failure) {
        return failure.getMostSpecificCause() instanceof SQLException e
                && LOCK_NOT_AVAILABLE.equals(e.getSQLState());
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
