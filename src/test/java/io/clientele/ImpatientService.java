package io.clientele;

import io.clientele.testing.TestDatabaseInitializer;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A service that waits for little and keeps little: it orders runs at once and drops snapshots
/// early, sends messages to this machine, and soon gives up on them.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "clientele.schedule.quiet=1ms",
            "clientele.schedule.drift-check=1s",
            "clientele.snapshot.keep-latest=3",
            "clientele.snapshot.keep-months=0",
            "clientele.courier.allow-private-addresses=true",
            "clientele.courier.timeout=2s",
            "clientele.idempotency.buffer=64KB",
            "clientele.webhook.retries=100ms,200ms,300ms",
            "clientele.webhook.disable-after=10s"
        })
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface ImpatientService {}
