package io.clientele.reject;

import io.clientele.privacy.PersonalData;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.function.Consumer;

/// What `upload_reject` holds of customers. A refused row is text as sent, so an id is looked for
/// as a word anywhere in it. Of such a row the reason stays, so that the upload's counts do too.
@Component
class HeldRejects implements PersonalData {

    private static final String NAMED =
            "(row ~ :pattern or message ~ :pattern or field ~ :pattern)";

    private final JdbcClient jdbc;

    HeldRejects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String table() {
        return "upload_reject";
    }

    @Override
    public void export(String customerId, Consumer<String> row) {
        jdbc.sql("select to_jsonb(t)::text from upload_reject t where " + NAMED)
                .param("pattern", word(customerId))
                .withFetchSize(1_000)
                .query(
                        found -> {
                            row.accept(found.getString(1));
                        });
    }

    @Override
    public long erase(String customerId) {
        return jdbc.sql(
                        "update upload_reject set row = '', message = 'The row is withheld.', field = null where "
                                + NAMED)
                .param("pattern", word(customerId))
                .update();
    }

    @Override
    public long anonymise(String customerId, String substitute) {
        return erase(customerId);
    }

    /// The id, or the id with its quotes doubled as in CSV or as JSON writes it, between characters
    /// of no word.
    static String word(String customerId) {
        var plain = escaped(customerId);
        var quoted = escaped(customerId.replace("\"", "\"\""));
        var inJson = escaped(Reject.inJson(customerId));
        return "(^|[^[:alnum:]])(%s|%s|%s)($|[^[:alnum:]])".formatted(plain, quoted, inJson);
    }

    private static String escaped(String text) {
        return text.replaceAll("([^\\p{L}\\p{N}\\s])", "\\\\$1");
    }
}
