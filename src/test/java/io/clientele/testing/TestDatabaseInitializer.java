package io.clientele.testing;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// Gives a Spring test's context a migrated database of its own through `spring.datasource.*`:
///
/// `@ContextConfiguration(initializers = TestDatabaseInitializer.class)`
///
/// Classes that share a context share the database too, one after the other; see [EmptyShop].
public final class TestDatabaseInitializer
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var database = TestDatabase.migrated();
        TestPropertyValues.of(
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.username(),
                        "spring.datasource.password=" + database.password())
                .applyTo(context);
        context.getBeanFactory().registerSingleton(EmptyShop.DATABASE, database);
    }
}
