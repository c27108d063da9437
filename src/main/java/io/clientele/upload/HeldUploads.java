package io.clientele.upload;

import io.clientele.privacy.PersonalData;
import io.clientele.privacy.Spellings;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.function.Consumer;

/// What `upload` holds of customers: texts of senders, and what was told of their files, that name
/// one. An id is looked for as a word. The upload stays with its counts and, as long as it has not
/// ended, what it was told to do.
@Component
class HeldUploads implements PersonalData {

    private static final String FILE_NAME = naming("file_name", ":word");
    private static final String FAILURE = naming("failure_detail", ":word");

    /// Columns that were found by their headers are named as those are, others as the sender says.
    private static final String READING =
            "(%s or %s)"
                    .formatted(
                            naming("reading ->> 'sheet'", ":word"),
                            naming(
                                    "case when mapping is not null then (reading -> 'columns')::text end",
                                    ":column"));

    private static final String MAPPING =
            "(status not in ('QUEUED', 'RUNNING') and %s)".formatted(naming("mapping", ":column"));
    private static final String SHEET =
            "(status not in ('QUEUED', 'RUNNING') and %s)".formatted(naming("sheet", ":word"));

    private static final String ANY =
            String.join(" or ", FILE_NAME, FAILURE, READING, MAPPING, SHEET);

    private final JdbcClient jdbc;

    HeldUploads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String naming(String text, String pattern) {
        return "coalesce(%s ~ %s, false)".formatted(Spellings.composedColumn(text), pattern);
    }

    /// The id where it is not the number of a column, as in `#3`.
    private static String column(String customerId) {
        return "(^|[^[:alnum:]#])%s($|[^[:alnum:]])".formatted(Spellings.of(customerId));
    }

    @Override
    public String table() {
        return "upload";
    }

    @Override
    public void export(String customerId, Consumer<String> row) {
        jdbc.sql(
                        """
                        select jsonb_build_object(
                            'id', id, 'created_at', created_at, 'file_name', file_name, 'mapping', mapping,
                            'sheet', sheet, 'reading', reading, 'failure_detail', failure_detail)::text
                        from upload where %s
                        """
                                .formatted(ANY))
                .param("word", Spellings.word(customerId))
                .param("column", column(customerId))
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
                        update upload set
                            file_name = case when %s then null else file_name end,
                            failure_detail = case when %s then 'The reason is withheld.' else failure_detail end,
                            reading = case when %s then null else reading end,
                            mapping = case when %s then 'withheld' else mapping end,
                            sheet = case when %s then 'withheld' else sheet end
                        where %s
                        """
                                .formatted(FILE_NAME, FAILURE, READING, MAPPING, SHEET, ANY))
                .param("word", Spellings.word(customerId))
                .param("column", column(customerId))
                .update();
    }

    @Override
    public long anonymise(String customerId, String substitute) {
        return erase(customerId);
    }
}
