package io.clientele.access;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;

/// The service would answer anybody who can reach it, and does not start for that.
final class AccessUnconfigured extends RuntimeException {

    static final String ACTION =
            """
            Do one of these:

              - set clientele.access.bootstrap-key (CLIENTELE_ACCESS_BOOTSTRAP_KEY) to a secret of 32 characters \
            or more, say from `openssl rand -hex 32`, and make the other keys with it by POST /api-keys;
              - set spring.security.oauth2.resourceserver.jwt.issuer-uri to the issuer of your tokens, which carry \
            ingest, read, manage or admin in their scope claim;
              - to try it on this machine alone, leave server.address at 127.0.0.1 and clientele.access.required \
            at false.""";

    AccessUnconfigured(@Nullable InetAddress address) {
        super(
                "Nothing says who may call the service, which would listen on %s."
                        .formatted(address == null ? "every address" : address.getHostAddress()));
    }
}
