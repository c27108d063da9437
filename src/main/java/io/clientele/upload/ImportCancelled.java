package io.clientele.upload;

/// Ends an import that somebody cancelled, or that a later attempt has taken over.
public final class ImportCancelled extends RuntimeException {

    public ImportCancelled() {
        super("cancelled", null, false, false);
    }
}
