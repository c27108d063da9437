package io.clientele.database;

import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.util.ClassUtils;

import java.util.concurrent.CompletableFuture;

/// Begins to start the embedded server while the rest of the service is still being put together,
/// which takes about as long.
final class EarlyStart implements ApplicationListener<ApplicationPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent event) {
        var context = event.getApplicationContext();
        if (DatabaseConfiguration.givenUrl(context.getEnvironment())
                || !ClassUtils.isPresent(DatabaseConfiguration.BINARIES, null)) {
            return;
        }
        var properties =
                new DatabaseProperties(
                        context.getEnvironment()
                                .getProperty(
                                        "clientele.database.directory",
                                        DatabaseProperties.DIRECTORY));
        // A thread of its own, since a pooled one does not see the drivers inside an executable
        // jar.
        var server =
                CompletableFuture.supplyAsync(
                        () -> EmbeddedServer.start(properties.path()),
                        task -> Thread.ofPlatform().name("early-postgresql").start(task));
        context.getBeanFactory().registerSingleton("earlyServer", new Early(server));
    }

    /// The server that is being started.
    record Early(CompletableFuture<EmbeddedServer> server) {}
}
