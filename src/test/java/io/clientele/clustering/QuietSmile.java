package io.clientele.clustering;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/// Keeps Smile from printing every iteration of every fit.
final class QuietSmile implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        ((Logger) LoggerFactory.getLogger("smile")).setLevel(Level.WARN);
    }
}
