package io.clientele.reject;

import static io.clientele.problem.ProblemType.UPLOAD_NOT_FOUND;

import io.clientele.problem.Problem;
import io.clientele.upload.UploadEndedEmpty;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/// Reads refused rows, page by page, so that none holds a connection for long.
@Component
public class Rejects {

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

    /// Writes a few refused rows in the current transaction.
    public void insert(int upload, List<Reject> rejects) {
        jdbc.sql(
                        """
                        insert into upload_reject (upload_number, line, field, code, message, row)
                        select ?, * from unnest(?::int8[], ?::text[], ?::text[], ?::text[], ?::text[])
                        """)
                .params(
                        upload,
                        rejects.stream().map(Reject::line).toArray(Long[]::new),
                        column(rejects, Reject::field),
                        column(rejects, Reject::code),
                        column(rejects, Reject::message),
                        column(rejects, Reject::row))
                .update();
    }

    /// Drops the refused rows of an upload of which nothing is to stay: they are written before its
    /// lines are.
    @EventListener
    void drop(UploadEndedEmpty ended) {
        jdbc.sql("delete from upload_reject where upload_number = ?")
                .param(ended.number())
                .update();
    }

    private static @Nullable String[] column(
            List<Reject> rejects, Function<Reject, @Nullable String> value) {
        var column = new @Nullable String[rejects.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(rejects.get(i));
        }
        return column;
    }

    /// Hands over every refused row.
    ///
    /// @throws Problem `UPLOAD_NOT_FOUND` if they were dropped meanwhile, so that there is an end
    ///     where more had been
    void forEach(int upload, Sink sink) throws IOException {
        long last = 0;
        List<Reject> page = page(upload, last, PAGE);
        while (!page.isEmpty()) {
            for (Reject reject : page) {
                sink.accept(reject);
            }
            last = page.getLast().line();
            page = page(upload, last, PAGE);
        }
        if (last > 0 && page(upload, last - 1, 1).isEmpty()) {
            throw Problem.of(
                    UPLOAD_NOT_FOUND, "The refused rows were dropped while they were read.");
        }
    }

    @FunctionalInterface
    interface Sink {
        void accept(Reject reject) throws IOException;
    }
}
