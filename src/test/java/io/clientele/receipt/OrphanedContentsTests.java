package io.clientele.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.testing.TestDatabase;

import org.junit.jupiter.api.Test;

import java.util.UUID;

/// What becomes of the pieces of files that nobody acknowledged.
class OrphanedContentsTests {

    private final TestDatabase database = TestDatabase.migrated();

    @Test
    void dropsPiecesAfterAnHourWithoutAnother() {
        UUID left = UUID.randomUUID();
        UUID arriving = UUID.randomUUID();
        piece(left, 0, "3 hours");
        piece(left, 1, "2 hours");
        piece(arriving, 0, "2 hours");
        piece(arriving, 1, "1 minute");

        new OrphanedContents(new Contents(database.jdbc())).run();

        assertThat(
                        database.jdbc()
                                .sql("select distinct upload_id from upload_content")
                                .query(UUID.class)
                                .list())
                .containsExactly(arriving);
    }

    private void piece(UUID upload, int number, String age) {
        database.jdbc()
                .sql("insert into upload_content values (?, ?, now() - ?::interval, '\\x00')")
                .params(upload, number, age)
                .update();
    }
}
