package io.clientele.database;

/// Whose PostgreSQL the service works on.
///
/// @param embedded whether the service started it, rather than having been given a data source URL
/// @param url the JDBC URL without parameters, fit to be shown
public record DatabaseOrigin(boolean embedded, String url) {

    static DatabaseOrigin of(boolean embedded, String url) {
        int parameters = url.indexOf('?');
        return new DatabaseOrigin(embedded, parameters < 0 ? url : url.substring(0, parameters));
    }
}
