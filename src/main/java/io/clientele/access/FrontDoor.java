package io.clientele.access;

import io.clientele.apikey.KeyRing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.context.event.EventListener;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/// Whether the service is open: it is on first try, when nobody but its own machine can reach it
/// and nothing was set up yet. Where others could reach it, it does not start open, and nowhere
/// with an issuer whose tokens for anybody would do.
@Component
public class FrontDoor {

    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);

    private final KeyRing keys;
    private final boolean local;

    FrontDoor(
            ServerProperties server,
            AccessProperties properties,
            ObjectProvider<JwtDecoder> decoders,
            OAuth2ResourceServerProperties tokens,
            KeyRing keys) {
        this.keys = keys;
        boolean alone = isAlone(server);
        boolean takesTokens = decoders.stream().count() > 0;
        if (takesTokens
                && tokens.getJwt().getAudiences().stream().noneMatch(StringUtils::hasText)) {
            throw AccessUnconfigured.withoutAudiences();
        }
        boolean configured = properties.bootstrapKey() != null || takesTokens;
        if (!configured && !keys.hasKeys() && (properties.required() || !alone)) {
            throw AccessUnconfigured.withoutCallers(server.getAddress());
        }
        this.local = alone && !configured && !properties.required();
    }

    /// Proxies that say that they are some are refused; of others no request shows it.
    @EventListener(ApplicationReadyEvent.class)
    void warnWhileOpen() {
        if (isOpen()) {
            LOG.warn(
                    "No key is asked for: whoever reaches this port of this machine may do everything,"
                            + " also through a proxy or tunnel that runs here. Beside one, set"
                            + " clientele.access.required=true and clientele.access.bootstrap-key.");
        }
    }

    /// Whether callers from this machine need neither key nor token. The first key ends it.
    public boolean isOpen() {
        return local && !keys.hasKeys();
    }

    /// Whether only this machine gets here. No address at all means every one of the machine's, and
    /// who has the headers of a proxy read has one, which brings others.
    static boolean isAlone(ServerProperties server) {
        var address = server.getAddress();
        var proxy = server.getForwardHeadersStrategy();
        return address != null
                && address.isLoopbackAddress()
                && (proxy == null || proxy == ForwardHeadersStrategy.NONE);
    }
}
