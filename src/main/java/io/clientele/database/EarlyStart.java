package io.clientele.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/// Begins to start the embedded server while the rest of the service is still being put together,
/// which takes about as long. A server that the service then has no use for, since it failed or
/// needs no database, is stopped again.
final class EarlyStart implements ApplicationListener<SpringApplicationEvent> {

    private @Nullable Early begun;

    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        switch (event) {
            case ApplicationPreparedEvent prepared -> begin(prepared.getApplicationContext());
            case ApplicationStartedEvent _, ApplicationFailedEvent _ -> stopUnlessTaken();
            default -> {}
        }
    }

    private void begin(ConfigurableApplicationContext context) {
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
        begun =
                new Early(
                        CompletableFuture.supplyAsync(
                                () -> EmbeddedServer.start(properties.path()),
                                task -> Thread.ofPlatform().name("early-postgresql").start(task)));
        context.getBeanFactory().registerSingleton("earlyServer", begun);
    }

    /// Does not wait: the thread that starts the server stops it when it is up, and keeps the
    /// process alive for so long.
    private void stopUnlessTaken() {
        if (begun != null) {
            begun.take()
                    .ifPresent(
                            server -> {
                                var _ = server.thenAccept(EmbeddedServer::close);
                            });
        }
    }

    /// The server that is being started; to be closed by whoever takes it.
    static final class Early {

        private final AtomicReference<@Nullable CompletableFuture<EmbeddedServer>> server;

        Early(CompletableFuture<EmbeddedServer> server) {
            this.server = new AtomicReference<>(server);
        }

        /// The server; empty when somebody has taken it.
        Optional<CompletableFuture<EmbeddedServer>> take() {
            return Optional.ofNullable(server.getAndSet(null));
        }
    }
}
