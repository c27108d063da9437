package io.clientele.database;

/// The service has no database to work on, for a reason that its operator can mend.
final class DatabaseUnavailable extends RuntimeException {

    static final String USE_YOUR_OWN =
            "or use a PostgreSQL of your own: set spring.datasource.url, .username and .password.";

    private final String action;

    DatabaseUnavailable(String description, String action) {
        super(description);
        this.action = action;
    }

    String action() {
        return action;
    }
}
