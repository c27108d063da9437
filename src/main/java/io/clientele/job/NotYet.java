package io.clientele.job;

/// Thrown by work that must wait for other work: it is asked again a second later, keeps no thread
/// meanwhile, and has neither begun nor failed.
public final class NotYet extends RuntimeException {

    public NotYet() {
        super(null, null, false, false);
    }
}
