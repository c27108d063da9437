package io.clientele.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ServerFolderTests {

    @Test
    void makesThePasswordAgainThatAKillLeftEmpty(@TempDir Path directory) throws IOException {
        Files.createFile(directory.resolve("password"));
        Files.createFile(directory.resolve("password.partial"));

        try (var folder = ServerFolder.open(directory)) {
            assertThat(folder.password()).hasSize(32).isEqualTo(folder.password());
        }
        assertThat(directory.resolve("password.partial")).doesNotExist();
    }
}
