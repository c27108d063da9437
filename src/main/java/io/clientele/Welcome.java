package io.clientele;

import io.clientele.access.FrontDoor;
import io.clientele.database.DatabaseOrigin;
import io.clientele.demo.DemoShopLoader;
import io.clientele.ledger.Ledger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Tells a person at the console where to look, once there is something to see. Where the console
/// is a log for machines, it is told in one event.
@Component
class Welcome {

    private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

    private final Environment environment;
    private final ServerProperties server;
    private final DatabaseOrigin database;
    private final DemoShopLoader demo;
    private final Ledger ledger;
    private final FrontDoor door;

    Welcome(
            Environment environment,
            ServerProperties server,
            DatabaseOrigin database,
            DemoShopLoader demo,
            Ledger ledger,
            FrontDoor door) {
        this.environment = environment;
        this.server = server;
        this.database = database;
        this.demo = demo;
        this.ledger = ledger;
        this.door = door;
    }

    @EventListener(ApplicationReadyEvent.class)
    void greet() {
        Thread.ofVirtual().name("welcome").start(this::loadAndGreet);
    }

    private void loadAndGreet() {
        try {
            demo.load();
        } catch (RuntimeException e) {
            LOG.error("The demo shop could not be loaded", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            tell(greeting());
        } catch (RuntimeException e) {
            LOG.error("Clientele is ready, but cannot read its database", e);
        }
    }

    private void tell(Greeting greeting) {
        if (environment.containsProperty("logging.structured.format.console")) {
            LOG.info("Clientele is ready at {} on {}", greeting.address(), database.url());
        } else {
            System.out.print(greeting.text());
        }
    }

    private Greeting greeting() {
        var port = environment.getProperty("local.server.port", "8080");
        return new Greeting(
                Greeting.address(server.getAddress(), port),
                database,
                door.isOpen(),
                demo.isLoaded() ? ledger.someCustomer().orElse(null) : null);
    }
}
