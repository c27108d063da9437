package io.clientele.caller;

import io.clientele.apikey.KnownKey;
import io.clientele.apikey.Scope;

import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;

import java.util.EnumSet;
import java.util.Set;

/// Who calls, and what he may do.
///
/// @param name `key:` and the id of an API key, `token:` and the subject of a token, or `bootstrap`
public record Caller(String name, Set<Scope> scopes) implements AuthenticatedPrincipal {

    /// Who has the key of the operator's own making: may do everything.
    public static final Caller BOOTSTRAP = new Caller("bootstrap", EnumSet.allOf(Scope.class));

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /// Who has an API key.
    public static Caller of(KnownKey key) {
        return new Caller("key:" + key.id(), key.scopes());
    }

    /// The name of whoever sent the request that this thread is answering; `local` where the
    /// service is open to its own machine, and `service` outside any request.
    public static String currentName() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null) {
            return authentication.getName();
        }
        return RequestContextHolder.getRequestAttributes() == null ? "service" : "local";
    }

    @Override
    public String getName() {
        return name;
    }
}
