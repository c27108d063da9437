package io.clientele.apikey;

import java.util.Set;

/// A key that was presented and is good.
///
/// @param id names the key and is not secret
/// @param name what its maker called it
public record KnownKey(String id, String name, Set<Scope> scopes) {

    public KnownKey {
        scopes = Set.copyOf(scopes);
    }
}
