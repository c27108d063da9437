package io.clientele.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;

/// Settings of the embedded PostgreSQL.
///
/// @param directory the folder that keeps its data; text, because Spring would look for a `Path` on
///     the class path first
@ConfigurationProperties("clientele.database")
record DatabaseProperties(@DefaultValue(DIRECTORY) String directory) {

    static final String DIRECTORY = "./clientele-data";

    Path path() {
        return Path.of(directory).toAbsolutePath().normalize();
    }
}
