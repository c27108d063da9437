package io.clientele.apikey;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a caller may do. None includes another: a key carries each one it needs.
public enum Scope {
    /// Send transactions and follow their import.
    INGEST("Send transactions and follow their import."),
    /// Look up and list everything that was computed, customers among it.
    READ("Look up customers, segments, forecasts and insights."),
    /// Start runs, edit strategies, undo uploads, export and erase customers.
    MANAGE(
            "Start runs, edit strategies, subscribe webhooks, undo uploads, export and erase"
                    + " customers."),
    /// Make keys and read the audit log.
    ADMIN("Make and revoke API keys, read the audit log.");

    private final String description;

    Scope(String description) {
        this.description = description;
    }

    /// One sentence: what it allows.
    public String description() {
        return description;
    }

    /// As it is spelled in the API and in the scope claim of tokens.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The scope of this name; empty for words that mean something elsewhere.
    public static Optional<Scope> named(String name) {
        return Arrays.stream(values()).filter(scope -> scope.toString().equals(name)).findFirst();
    }
}
