package io.clientele.access;

import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;

/// A call that needs a key came without one.
final class MissingCredentials extends AuthenticationCredentialsNotFoundException {

    MissingCredentials() {
        super("no key or token");
    }

    /// An answer and not a fault.
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
