package io.clientele.access;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;

/// The service would answer anybody who can reach it, or whom its issuer let into another service;
/// it does not start for that.
final class AccessUnconfigured extends RuntimeException {

    private static final String NAME_CALLERS =
            """
            Do one of these:

              - set clientele.access.bootstrap-key (CLIENTELE_ACCESS_BOOTSTRAP_KEY) to a secret of 32 characters \
            or more, say from `openssl rand -hex 32`, and make the other keys with it by POST /api-keys;
              - set spring.security.oauth2.resourceserver.jwt.issuer-uri to the issuer of your tokens, which carry \
            ingest, read, manage or admin in their scope claim, and .audiences to what stands in their aud claim;
              - to try it on this machine alone, leave server.address at 127.0.0.1, clientele.access.required \
            at false and server.forward-headers-strategy out.""";

    private static final String NAME_AUDIENCES =
            """
            Set spring.security.oauth2.resourceserver.jwt.audiences \
            (SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_AUDIENCES) to what the issuer writes into the aud claim of \
            tokens for this service, say clientele; in many issuers a client or API of that name has to be made first.""";

    private final String action;

    private AccessUnconfigured(String what, String action) {
        super(what);
        this.action = action;
    }

    /// Nobody was named whom it could let in.
    ///
    /// @param address where the service would listen; null for every address
    static AccessUnconfigured withoutCallers(@Nullable InetAddress address) {
        return new AccessUnconfigured(
                "Nothing says who may call the service, which would listen on %s."
                        .formatted(address == null ? "every address" : address.getHostAddress()),
                NAME_CALLERS);
    }

    /// Any token of the issuer would do, whomever it was made for.
    static AccessUnconfigured withoutAudiences() {
        return new AccessUnconfigured(
                "An issuer of tokens is set and no audience, so that tokens it made for other"
                        + " services would be good here.",
                NAME_AUDIENCES);
    }

    /// What to do about it.
    String action() {
        return action;
    }
}
