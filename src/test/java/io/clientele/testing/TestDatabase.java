package io.clientele.testing;

import static org.awaitility.Awaitility.await;

import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;

import javax.sql.DataSource;

/// A PostgreSQL database of a test's own; making one takes about a tenth of a second once the
/// server runs, so each test can have a fresh one:
///
/// `private final TestDatabase database = TestDatabase.migrated();`
///
/// Nothing has to be closed. A Spring test uses [TestDatabaseInitializer] instead.
public final class TestDatabase {

    private static final Duration LONGEST_WORK = Duration.ofMinutes(3);

    private final PGSimpleDataSource source;

    TestDatabase(PGSimpleDataSource source) {
        this.source = source;
    }

    /// A new database with every migration applied and no rows.
    public static TestDatabase migrated() {
        return TestServer.running().migratedDatabase();
    }

    /// A new database without a table.
    public static TestDatabase empty() {
        return TestServer.running().emptyDatabase();
    }

    /// Takes out all but what migrations have put in and what recurs by the clock, once work that
    /// was begun has ended. Numbers and revisions go on, so that nothing new goes by an old one.
    void clear() {
        await().atMost(LONGEST_WORK).pollDelay(Duration.ZERO).until(this::isAtRest);
        // What recurs may be locked out in the middle, and PostgreSQL then lets one of both go on.
        await().atMost(LONGEST_WORK)
                .pollDelay(Duration.ZERO)
                .ignoreExceptionsInstanceOf(PessimisticLockingFailureException.class)
                .until(this::truncate);
    }

    /// Takes out the work that waits, and says whether none is left at work.
    private boolean isAtRest() {
        jdbc().sql("delete from scheduled_tasks where task_instance <> 'recurring' and not picked")
                .update();
        return jdbc().sql("select count(*) from scheduled_tasks where task_instance <> 'recurring'")
                        .query(Integer.class)
                        .single()
                == 0;
    }

    private boolean truncate() {
        jdbc().sql(
                        """
                        do $$
                        declare
                            partition regclass;
                        begin
                            set local session_replication_role = replica; -- no trigger keeps the audit log
                            for partition in
                                select oid from pg_class
                                where relispartition and relkind = 'r' and relnamespace = 'public'::regnamespace
                            loop
                                execute 'drop table ' || partition;
                            end loop;
                            execute (
                                select 'truncate ' || string_agg(oid::regclass::text, ', ') from pg_class
                                where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
                                    and relname not in ('flyway_schema_history', 'scheduled_tasks',
                                        'ledger_revision', 'pseudonym_key', 'webhook_key'));
                            update ledger_revision set revision = revision + 1;
                        end
                        $$
                        """)
                .update();
        return true;
    }

    /// Connections to the database, each opened anew.
    public DataSource dataSource() {
        return source;
    }

    /// Plain SQL on the database.
    public JdbcClient jdbc() {
        return JdbcClient.create(source);
    }

    /// As in `spring.datasource.url`, without user and password.
    public String url() {
        return "jdbc:postgresql://%s:%d/%s"
                .formatted(
                        source.getServerNames()[0],
                        source.getPortNumbers()[0],
                        source.getDatabaseName());
    }

    /// As in `spring.datasource.username`.
    public String username() {
        return String.valueOf(source.getUser());
    }

    /// As in `spring.datasource.password`.
    public String password() {
        return String.valueOf(source.getPassword());
    }
}
