package io.clientele.privacy;

import io.clientele.audit.AuditLog;
import io.clientele.patience.Patience;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.util.List;

/// Drops raw data that are older than their rule says, one replica at a time.
@Component
class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final List<RetentionRule> rules;
    private final PrivacyProperties properties;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;

    Retention(
            List<RetentionRule> rules,
            PrivacyProperties properties,
            AuditLog audit,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Clock clock) {
        this.rules = rules;
        this.properties = properties;
        this.audit = audit;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
        var known = rules.stream().map(RetentionRule::name).toList();
        properties.retention().keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw new IllegalArgumentException(
                                    "clientele.privacy.retention.%s is none of %s"
                                            .formatted(name, known));
                        });
    }

    /// Waits for imports to end where a rule does.
    void sweep() {
        Patience.within(Patience.TURN, () -> rules.forEach(this::sweep));
    }

    private void sweep(RetentionRule rule) {
        var kept = properties.retention().get(rule.name());
        if (kept == null) {
            return;
        }
        try {
            transaction.executeWithoutResult(
                    _ -> {
                        if (isAlone()) {
                            long rows = rule.dropBefore(clock.instant().minus(kept));
                            if (rows > 0) {
                                audit.record("RETENTION " + rule.name(), rows);
                            }
                        }
                    });
        } catch (DataAccessException e) {
            LOG.warn("Old {} were not dropped and will be later: {}", rule.name(), e.toString());
        }
    }

    private boolean isAlone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('clientele.retention'))")
                .query(Boolean.class)
                .single();
    }
}
