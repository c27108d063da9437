package io.clientele.access;

import static java.util.stream.Collectors.joining;

import io.clientele.apikey.Scope;
import io.clientele.caller.CallerToken;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.ServletRequestPathUtils;

import java.util.Collections;
import java.util.Set;
import java.util.function.Supplier;

/// Holds each request against the table of [AccessRules].
final class ScopeCheck implements AuthorizationManager<RequestAuthorizationContext> {

    private static final AuthorizationDecision GRANTED = new AuthorizationDecision(true);

    private static final String ACTUATOR = "/actuator";

    private final FrontDoor door;
    private final @Nullable Integer managementPort;

    /// @param managementPort a port of its own for the actuator, which only the cluster's inside
    ///     can reach; null when there is none
    ScopeCheck(FrontDoor door, @Nullable Integer managementPort) {
        this.door = door;
        this.managementPort = managementPort;
    }

    /// The same parts of the path decide here as decide on the controller.
    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication,
            RequestAuthorizationContext context) {
        var request = context.getRequest();
        var path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        var needed = AccessRules.needed(request.getMethod(), path);
        if (!needed.isEmpty() && !isManagement(request, path.value())) {
            if (door.isOpen()) {
                requireLocal(request);
            } else {
                requireOneOf(needed, authentication.get());
            }
        }
        return GRANTED;
    }

    private boolean isManagement(HttpServletRequest request, String path) {
        return managementPort != null
                && managementPort == request.getLocalPort()
                && path.startsWith(ACTUATOR);
    }

    private static void requireLocal(HttpServletRequest request) {
        var refusal = LocalRequest.refusal(request);
        if (refusal != null) {
            throw new AccessDeniedException(refusal);
        }
    }

    private static void requireOneOf(Set<Scope> needed, @Nullable Authentication authentication) {
        if (!(authentication instanceof CallerToken token)) {
            throw new MissingCredentials();
        }
        if (Collections.disjoint(token.getPrincipal().scopes(), needed)) {
            throw new AccessDeniedException(
                    "This call needs the scope %s, which the key or token does not have."
                            .formatted(
                                    needed.stream()
                                            .sorted()
                                            .map(Scope::toString)
                                            .collect(joining(" or "))));
        }
    }
}
