package io.clientele.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

class ScratchFolderTest {

    @TempDir private Path parent;

    private Path own;

    @BeforeEach
    void makeOwn() throws IOException {
        own = folder("clientele-2-b");
    }

    @Test
    void isOneOfThisProcessThatNobodyElseReads() throws IOException {
        var folder = ScratchFolder.ofThisProcess();

        assertThat(folder).isEqualTo(ScratchFolder.ofThisProcess()).isDirectory();
        assertThat(folder.getFileName().toString())
                .startsWith("clientele-%d-".formatted(ProcessHandle.current().pid()));
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void dropsWhatADeadProcessLeft() throws IOException {
        var dead = folder("clientele-1-a");

        ScratchFolder.dropAbandoned(parent, own);

        assertThat(dead).doesNotExist();
        assertThat(own.resolve("rows.tmp")).exists();
    }

    @Test
    void leavesThatOfALivingOneAlone() throws IOException {
        var living = folder("clientele-1-a");

        try (var channel = FileChannel.open(living.resolve("in-use"), StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            ScratchFolder.dropAbandoned(parent, own);
            assertThat(lock.isValid()).isTrue();
        }

        assertThat(living.resolve("rows.tmp")).exists();
    }

    @Test
    void leavesAloneWhatIsNoSuchFolder() throws IOException {
        var other = folder("clientele-backup");
        Files.delete(other.resolve("in-use"));
        var elsewhere = folder("elsewhere");
        var link = Files.createSymbolicLink(parent.resolve("clientele-3-c"), elsewhere);

        ScratchFolder.dropAbandoned(parent, own);

        assertThat(other.resolve("rows.tmp")).exists();
        assertThat(link).isSymbolicLink();
        assertThat(elsewhere.resolve("rows.tmp")).exists();
    }

    private Path folder(String name) throws IOException {
        var folder = Files.createDirectory(parent.resolve(name));
        Files.createFile(folder.resolve("in-use"));
        Files.writeString(folder.resolve("rows.tmp"), "17850,9.99");
        return folder;
    }
}
