package io.clientele.database;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

import java.util.concurrent.CompletionException;

/// Chooses the database. The pool is built from the connection details, so it closes before the
/// embedded server stops.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    static final String BINARIES =
            "io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver";

    @Bean
    @Conditional(NoUrl.class)
    EmbeddedServer embeddedServer(
            DatabaseProperties properties, ObjectProvider<EarlyStart.Early> early) {
        requireOnClassPath(BINARIES);
        var begun = early.stream().findFirst().flatMap(EarlyStart.Early::take);
        try {
            return begun.isEmpty() ? EmbeddedServer.start(properties.path()) : begun.get().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof DatabaseUnavailable unavailable ? unavailable : e;
        }
    }

    @Bean
    @Conditional(NoUrl.class)
    JdbcConnectionDetails embeddedConnectionDetails(EmbeddedServer server) {
        return new EmbeddedConnectionDetails(server);
    }

    @Bean
    DatabaseOrigin databaseOrigin(
            JdbcConnectionDetails details, ObjectProvider<EmbeddedServer> embedded) {
        return DatabaseOrigin.of(embedded.getIfAvailable() != null, details.getJdbcUrl());
    }

    static boolean givenUrl(Environment environment) {
        return StringUtils.hasText(environment.getProperty("spring.datasource.url"));
    }

    static void requireOnClassPath(String binaries) {
        if (!ClassUtils.isPresent(binaries, null)) {
            throw new DatabaseUnavailable(
                    "No database is configured, and this build brings no embedded PostgreSQL.",
                    "Set spring.datasource.url, .username and .password, for instance by"
                            + " SPRING_DATASOURCE_URL=jdbc:postgresql://host/database.");
        }
    }

    private record EmbeddedConnectionDetails(EmbeddedServer server)
            implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return server.url();
        }

        @Override
        public String getUsername() {
            return EmbeddedServer.NAME;
        }

        @Override
        public String getPassword() {
            return server.password();
        }
    }

    /// Holds when no data source URL is given, or an empty one as an unset variable of a compose
    /// file leaves it.
    static final class NoUrl implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !givenUrl(context.getEnvironment());
        }
    }
}
