package io.clientele.segmentation;

/// Ends a run that somebody cancelled, or that a later attempt has taken over.
final class RunCancelled extends RuntimeException {

    RunCancelled() {
        super("cancelled", null, false, false);
    }
}
