package io.clientele.reject;

import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.util.List;

/// Reads refused rows, page by page, so that none holds a connection for long.
@Component
class Rejects {

    private static final int PAGE = 5_000;

    private final JdbcClient jdbc;

    Rejects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Reject> page(int upload, long afterLine, int limit) {
        return jdbc.sql(
                        """
                        select line, field, code, message, row from upload_reject
                        where upload_number = :upload and line > :after order by line limit :limit
                        """)
                .param("upload", upload)
                .param("after", afterLine)
                .param("limit", limit)
                .query(DataClassRowMapper.newInstance(Reject.class))
                .list();
    }

    void forEach(int upload, Sink sink) throws IOException {
        List<Reject> page = page(upload, 0, PAGE);
        while (!page.isEmpty()) {
            for (Reject reject : page) {
                sink.accept(reject);
            }
            page = page(upload, page.getLast().line(), PAGE);
        }
    }

    @FunctionalInterface
    interface Sink {
        void accept(Reject reject) throws IOException;
    }
}
