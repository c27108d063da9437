package io.clientele.reject;

import io.clientele.privacy.PersonalData;
import io.clientele.privacy.Spellings;

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
                    .map(Spellings::composedColumn)
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
                .param("pattern", Spellings.word(customerId))
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
                .param("pattern", Spellings.word(customerId))
                .update();
    }

    @Override
    public long anonymise(String customerId, String substitute) {
        return erase(customerId);
    }
}
