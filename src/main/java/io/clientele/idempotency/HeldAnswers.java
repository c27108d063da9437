package io.clientele.idempotency;

import io.clientele.privacy.PersonalData;
import io.clientele.privacy.Spellings;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `idempotency_key` holds of customers: answers with a text that is their id, or has it as a
/// word, as sentences, names of files and keys do. Such an answer belongs to who sent the request
/// and may hold what no customer is to have, such as other customers. So it is erased, but given
/// out to nobody.
@Component
class HeldAnswers implements PersonalData {

    /// What is made of digits and hyphens without meaning their words.
    private static final Pattern TIME_OR_ID =
            Pattern.compile(
                    "^\\d{4}-\\d{2}-\\d{2}(T\\S+)?$|\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b");

    /// What stands so in every text that has it once composed, as the ends of `Zoë-17` do in one
    /// that writes its `ë` in two: ASCII without quotes, blanks and backslashes, which are escaped,
    /// and without ``;K` ``, which other characters compose to.
    private static final Pattern UNCHANGING = Pattern.compile("[!#-:<-JL-\\[\\]-_a-~]+");

    private final JdbcClient jdbc;
    private final JsonMapper json;

    HeldAnswers(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public String table() {
        return "idempotency_key";
    }

    @Override
    public void export(String customerId, Consumer<String> row) {}

    @Override
    public long erase(String customerId) {
        var naming = naming(customerId);
        return naming.isEmpty()
                ? 0
                : jdbc.sql(
                                """
                                delete from idempotency_key
                                where (caller, key) in (
                                    select * from unnest(cast(:callers as text[]), cast(:keys as text[])))
                                """)
                        .param(
                                "callers",
                                naming.stream().map(CallerKey::caller).toArray(String[]::new))
                        .param("keys", naming.stream().map(CallerKey::key).toArray(String[]::new))
                        .update();
    }

    @Override
    public long anonymise(String customerId, String substitute) {
        return erase(customerId);
    }

    private List<CallerKey> naming(String customerId) {
        var part = unchanging(Spellings.composed(customerId));
        var word = Spellings.pattern(customerId);
        List<CallerKey> naming = new ArrayList<>();
        jdbc.sql(
                        """
                        select caller, key, body from idempotency_key
                        where status is not null
                          and (position(cast(:bytes as bytea) in body) > 0
                               or position(cast(:part as text) in key) > 0)
                        """)
                .param("bytes", part.getBytes(StandardCharsets.UTF_8))
                .param("part", part)
                .withFetchSize(100)
                .query(
                        found -> {
                            var key =
                                    new CallerKey(
                                            found.getString("caller"), found.getString("key"));
                            if (names(key.key(), word) || names(found.getBytes("body"), word)) {
                                naming.add(key);
                            }
                        });
        return naming;
    }

    /// The longest part of an id that stands in every spelling of it, perhaps none.
    private static String unchanging(String id) {
        return UNCHANGING
                .matcher(id)
                .results()
                .map(MatchResult::group)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    private boolean names(byte[] body, Pattern word) {
        try (var parser = json.createParser(body)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING && names(parser.getString(), word)) {
                    return true;
                }
            }
            return false;
        } catch (JacksonException _) { // no JSON
            return names(new String(body, StandardCharsets.UTF_8), word);
        }
    }

    private static boolean names(String text, Pattern word) {
        var words =
                TIME_OR_ID
                        .matcher(Spellings.composed(text))
                        .replaceAll(
                                found ->
                                        word.matcher(found.group()).matches()
                                                ? Matcher.quoteReplacement(found.group())
                                                : "");
        return word.matcher(words).find();
    }
}
