package io.clientele.access;

import io.clientele.apikey.KeyRing;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

import java.net.InetAddress;

/// Whether the service is open: it is on first try, when nobody but its own machine can reach it
/// and nothing was set up yet. Where others could reach it, it does not start open, and nowhere
/// with an issuer whose tokens for anybody would do.
@Component
public class FrontDoor {

    private final KeyRing keys;
    private final boolean local;

    FrontDoor(
            ServerProperties server,
            AccessProperties properties,
            ObjectProvider<JwtDecoder> decoders,
            OAuth2ResourceServerProperties tokens,
            KeyRing keys) {
        this.keys = keys;
        boolean loopback = isLoopback(server.getAddress());
        boolean takesTokens = decoders.stream().count() > 0;
        if (takesTokens
                && tokens.getJwt().getAudiences().stream().noneMatch(StringUtils::hasText)) {
            throw AccessUnconfigured.withoutAudiences();
        }
        boolean configured = properties.bootstrapKey() != null || takesTokens;
        if (!configured && !keys.hasKeys() && (properties.required() || !loopback)) {
            throw AccessUnconfigured.withoutCallers(server.getAddress());
        }
        this.local = loopback && !configured && !properties.required();
    }

    /// Whether callers from this machine need neither key nor token. The first key ends it.
    public boolean isOpen() {
        return local && !keys.hasKeys();
    }

    /// No address at all means every one of the machine's.
    private static boolean isLoopback(@Nullable InetAddress address) {
        return address != null && address.isLoopbackAddress();
    }
}
