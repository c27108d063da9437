package io.clientele.idempotency;

import io.clientele.privacy.PersonalData;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.core.io.JsonStringEncoder;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// What `idempotency_key` holds of customers: answers with a text that is their id. Such an answer
/// belongs to who sent the request and may hold what no customer is to have: other customers, a key
/// that was just made whose name is that text. So it is erased, but given out to nobody.
@Component
class HeldAnswers implements PersonalData {

    private final JdbcClient jdbc;

    HeldAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String table() {
        return "idempotency_key";
    }

    @Override
    public void export(String customerId, Consumer<String> row) {}

    @Override
    public long erase(String customerId) {
        return jdbc.sql("delete from idempotency_key where position(:id in body) > 0")
                .param("id", inJson(customerId))
                .update();
    }

    /// An id as answers have it: within quotes, and what JSON escapes escaped.
    private static byte[] inJson(String id) {
        var text = String.valueOf(JsonStringEncoder.getInstance().quoteAsCharArray(id));
        return "\"%s\"".formatted(text).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public long anonymise(String customerId, String substitute) {
        return erase(customerId);
    }
}
