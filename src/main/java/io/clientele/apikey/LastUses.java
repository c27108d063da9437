package io.clientele.apikey;

import jakarta.annotation.PreDestroy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// When keys were last used, gathered in memory and written now and then: a lookup costs no write.
@Component
class LastUses {

    private static final Logger LOG = LoggerFactory.getLogger(LastUses.class);

    private final JdbcClient jdbc;
    private final Map<String, Instant> uses = new ConcurrentHashMap<>();

    LastUses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void used(String id, Instant now) {
        uses.put(id, now);
    }

    @PreDestroy
    void write() {
        try {
            for (var use : Map.copyOf(uses).entrySet()) {
                jdbc.sql(
                                """
                                update api_key set last_used_at = greatest(last_used_at, :at)
                                where id = :id
                                """)
                        .param("at", use.getValue().atOffset(ZoneOffset.UTC))
                        .param("id", use.getKey())
                        .update();
                uses.remove(use.getKey(), use.getValue());
            }
        } catch (DataAccessException e) {
            LOG.warn("The last use of API keys was not written: {}", e.toString());
        }
    }
}
