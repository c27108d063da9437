package io.clientele.reject;

import io.clientele.privacy.RetentionRule;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.ZoneOffset;

/// Empties refused rows of old uploads; line and reason stay.
@Component
class RejectRetention implements RetentionRule {

    private final JdbcClient jdbc;

    RejectRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "rejects";
    }

    @Override
    public long dropBefore(Instant time) {
        return jdbc.sql(
                        """
                        update upload_reject r set row = ''
                        from upload u
                        where u.number = r.upload_number and u.created_at < :time and r.row <> ''
                        """)
                .param("time", time.atOffset(ZoneOffset.UTC))
                .update();
    }
}
