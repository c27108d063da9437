package io.clientele;

import io.clientele.access.FrontDoor;
import io.clientele.database.DatabaseOrigin;
import io.clientele.demo.DemoShopLoader;
import io.clientele.ledger.Ledger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

import java.nio.charset.StandardCharsets;

/// Tells a person at the console where to look, once there is something to see.
@Component
class Welcome {

    private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

    private final Environment environment;
    private final DatabaseOrigin database;
    private final DemoShopLoader demo;
    private final Ledger ledger;
    private final FrontDoor door;

    Welcome(
            Environment environment,
            DatabaseOrigin database,
            DemoShopLoader demo,
            Ledger ledger,
            FrontDoor door) {
        this.environment = environment;
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
        var customer =
                ledger.someCustomer()
                        .map(id -> UriUtils.encodePathSegment(id, StandardCharsets.UTF_8))
                        .orElse("{customerId}");
        var address = address();
        System.out.printf(
                """

                Clientele is ready.

                  dashboard   %1$s/
                  service     %1$s
                  Swagger UI  %1$s/swagger-ui.html
                  database    %2$s
                  access      %4$s

                Try:
                  curl '%1$s/customers/%3$s/segment'
                  curl '%1$s/segments?family=rfm'
                """,
                address,
                database.embedded() ? database.url() + " (embedded)" : database.url(),
                customer,
                door.isOpen() ? "open to this machine until the first API key" : "by key or token");
    }

    private String address() {
        var host = environment.getProperty("server.address", "127.0.0.1");
        var port = environment.getProperty("local.server.port", "8080");
        return "http://%s:%s".formatted(host, port);
    }
}
