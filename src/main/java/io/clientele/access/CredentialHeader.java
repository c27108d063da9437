package io.clientele.access;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/// Finds the key or token of a request: `X-API-Key`, or `Authorization: Bearer`. Nowhere else: what
/// a browser sends by itself must not count, and a query ends up in logs.
final class CredentialHeader implements BearerTokenResolver {

    static final String NAME = "X-API-Key";

    private final DefaultBearerTokenResolver bearer = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        var key = request.getHeader(NAME);
        return key != null ? key.strip() : bearer.resolve(request);
    }
}
