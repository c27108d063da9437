package io.clientele.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Set;

class TestDatabaseTests {

    @Test
    void eachTestHasItsOwnMigratedDatabase() {
        var one = TestDatabase.migrated();
        var other = TestDatabase.migrated();
        one.jdbc().sql("create table mark (id int)").update();

        assertThat(tables(one)).contains("mark", "flyway_schema_history");
        assertThat(tables(other)).doesNotContain("mark").contains("flyway_schema_history");
        assertThat(tables(TestDatabase.empty())).isEmpty();
        assertThat(one.url()).isNotEqualTo(other.url()).startsWith("jdbc:postgresql://");
    }

    @Test
    void isThePostgresqlThatTheServiceIsBuiltFor() {
        var version =
                TestDatabase.empty().jdbc().sql("show server_version").query(String.class).single();

        assertThat(version).startsWith("18");
    }

    private static Set<String> tables(TestDatabase database) {
        return database.jdbc()
                .sql(
                        "select table_name from information_schema.tables where table_schema = 'public'")
                .query((row, _) -> row.getString(1))
                .set();
    }
}
