package io.clientele.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

class ServerBinariesTests {

    /// "false" fails, and what is none cannot be started.
    @ParameterizedTest
    @ValueSource(strings = {"tar", "false", "no-such-program"})
    void unpacksTheSameWithAndWithoutTheProgramOfTheMachine(String tar, @TempDir Path folder)
            throws IOException {
        var into = folder.resolve("unpacked");
        Files.createDirectories(into);
        Files.writeString(into.resolve("left"), "by a start that was killed");
        ServerBinaries.unpack(archive(), into, tar);
        assertThat(into.resolve("left")).doesNotExist();
        assertThat(into.resolve("bin/postgres")).hasContent("serves").isExecutable();
        assertThat(into.resolve("share/words")).hasContent("ready");
        assertThat(Files.isExecutable(into.resolve("share/words"))).isFalse();
        assertThat(Files.readSymbolicLink(into.resolve("bin/postmaster")))
                .isEqualTo(Path.of("postgres"));
    }

    private static byte[] archive() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options(0)))) {
            add(tar, "bin/postgres", 0100755, "serves");
            add(tar, "share/words", 0100644, "ready");
            var link = new TarArchiveEntry("bin/postmaster", TarConstants.LF_SYMLINK);
            link.setLinkName("postgres");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static void add(TarArchiveOutputStream tar, String name, int mode, String text)
            throws IOException {
        byte[] content = text.getBytes(StandardCharsets.US_ASCII);
        var entry = new TarArchiveEntry(name);
        entry.setMode(mode);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
