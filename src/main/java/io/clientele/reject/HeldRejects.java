package io.clientele.reject;

import io.clientele.privacy.PersonalData;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What `upload_reject` holds of customers. A refused row is text as sent, so an id is looked for
/// as a word anywhere in it, however it is spelt. Of such a row the reason stays, so that the
/// upload's counts do too.
@Component
class HeldRejects implements PersonalData {

    private static final String NAMED =
            Stream.of("row", "message", "field")
                    .map(HeldRejects::composed)
                    .map(text -> text + " ~ :pattern")
                    .collect(Collectors.joining(" or ", "(", ")"));

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

    /// A column in Unicode's composed form, which what is ASCII alone has already.
    private static String composed(String column) {
        return "case when octet_length(%1$s) = length(%1$s) then %1$s else normalize(%1$s, NFC) end"
                .formatted(column);
    }

    /// The id between characters of no word.
    private static String word(String customerId) {
        return "(^|[^[:alnum:]])%s($|[^[:alnum:]])".formatted(Spellings.of(customerId));
    }
}
