package io.clientele.reject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clientele.cleaning.Cleaner;
import io.clientele.problem.Problem;
import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class RejectsTests {

    /// Of no upload.
    private static final int NUMBER = -7;

    private final Rejects rejects;
    private final HeldRejects held;
    private final JdbcClient jdbc;

    @Autowired
    RejectsTests(Rejects rejects, HeldRejects held, JdbcClient jdbc) {
        this.held = held;
        this.rejects = rejects;
        this.jdbc = jdbc;
    }

    @Test
    void takesRowsThatAreDroppedMeanwhileForNoEndOfTheList() throws IOException {
        rejects.insert(NUMBER, List.of(reject(2), reject(3)));
        List<Long> lines = new ArrayList<>();
        rejects.forEach(NUMBER, reject -> lines.add(reject.line()));
        assertThat(lines).containsExactly(2L, 3L);

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> rejects.forEach(NUMBER, reject -> drop()))
                .withMessageContaining("dropped while they were read");
        rejects.forEach(NUMBER, reject -> lines.add(reject.line()));
        assertThat(lines).hasSize(2);
    }

    @Test
    void keepsWhatHoldsCharactersThatAreNoText() {
        rejects.insert(NUMBER, List.of(new Reject(2, "a\0b", "x", "\"c\0d\"", "e\0f")));

        assertThat(rejects.page(NUMBER, 0, 9))
                .containsExactly(new Reject(2, "ab", "x", "\"cd\"", "ef"));
        drop();
    }

    @Test
    void findsACustomerInARowHoweverItIsWritten() {
        var id = "a\"b\\c";
        rejects.insert(
                NUMBER,
                List.of(
                        new Reject(2, null, "x", "x", "\"a\"\"b\\c\",5"),
                        new Reject(3, null, "x", "x", "{\"customer\":\"a\\\"b\\\\c\"}"),
                        new Reject(4, null, "x", "x", "{\"customer\":\"another\"}")));

        assertThat(held.erase(id)).isEqualTo(2);
        drop();
        assertThat(new Reject(3, null, "x", "x", "{\"k\":\"a\\\"b\\\\c\"}").mentions(id)).isTrue();
    }

    @Test
    void findsACustomerWhoseIdWasSentDecomposed() {
        var sent = new Reject(2, null, "x", "x", "Jose\u0301 1,5,free");
        rejects.insert(
                NUMBER, List.of(sent, new Reject(3, null, "x", "x", "Jose 1,Jose\u0301 2,free")));
        List<String> rows = new ArrayList<>();

        held.export("Jos\u00E9 1", rows::add);

        assertThat(rows).singleElement().asString().contains("Jose\u0301 1");
        assertThat(held.erase("Jos\u00E9 1")).isEqualTo(1);
        drop();
        assertThat(sent.mentions("Jos\u00E9 1")).isTrue();
        assertThat(sent.mentions("Jose 1")).isFalse();
    }

    @Test
    void findsACustomerWhateverWasSentForTheBlankInTheId() {
        var blanks =
                IntStream.rangeClosed(1, Character.MAX_VALUE)
                        .filter(c -> !Character.isSurrogate((char) c))
                        .mapToObj(Character::toString)
                        .filter(c -> Cleaner.id("a" + c + "b").equals("a b"))
                        .toList();
        assertThat(blanks).contains(" ", "\u00A0", "\u200B", "\t", "\uFEFF");
        List<Reject> sent = new ArrayList<>();
        for (var blank : blanks) {
            var id = "a" + blank + "b";
            sent.add(new Reject(sent.size(), null, "x", "x", id + ",5"));
            var json = JsonMapper.shared().writeValueAsString(Map.of("customer", id));
            sent.add(new Reject(sent.size(), null, "x", "x", json));
        }
        rejects.insert(NUMBER, sent);

        assertThat(sent).allMatch(reject -> reject.mentions("a b"));
        assertThat(held.erase("a b")).isEqualTo(sent.size());
        drop();
    }

    private void drop() {
        jdbc.sql("delete from upload_reject where upload_number = ?").param(NUMBER).update();
    }

    private static Reject reject(long line) {
        return new Reject(line, null, "malformed", "It is cut off.", "a,b");
    }
}
