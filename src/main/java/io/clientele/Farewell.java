package io.clientele;

import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The orderly end: nobody new is let in, and whoever is in already is answered.
///
/// The graceful end of Spring Boot begins with a pause of the container, which hangs up on those
/// whose request has come but was not read yet. So the door is shut a moment before, and what waits
/// behind it may begin.
@Component
final class Farewell
        implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory>, SmartLifecycle {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final List<AbstractProtocol<?>> doors = new CopyOnWriteArrayList<>();
    private volatile boolean running;

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addConnectorCustomizers(
                connector -> {
                    if (connector.getProtocolHandler() instanceof AbstractProtocol<?> door) {
                        doors.add(door);
                    }
                });
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        boolean anybodyIn = doors.stream().anyMatch(door -> door.getConnectionCount() != 0);
        doors.forEach(AbstractProtocol::closeServerSocketGraceful); // which also stops the counting
        try {
            if (anybodyIn) {
                Thread.sleep(MOMENT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Right before the pause.
    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1;
    }

    /// A door that was shut is not opened again.
    @Override
    public boolean isPauseable() {
        return false;
    }
}
