package io.clientele.scratch;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;

/// The folder of this process for customers' rows that have to be on disk while they are read:
/// workbooks, the parts of forms, and the sums of an upload that are too many for memory.
///
/// Each is deleted when it has been read. A process that is killed cannot do so, and no erasure
/// looks there: whichever starts next drops the folders of the dead. A living one holds a lock on a
/// file in its own, which the system takes back however the process ends, so that replicas on one
/// machine leave each other's alone.
public final class ScratchFolder {

    private static final Logger LOG = LoggerFactory.getLogger(ScratchFolder.class);
    private static final String PREFIX = "clientele-";
    private static final String IN_USE = "in-use";

    private static @Nullable ScratchFolder own;

    private final Path path;

    /// Open for as long as the process lives, since closing it gives the lock back.
    private final FileChannel held;

    private ScratchFolder(Path path, FileChannel held) {
        this.path = path;
        this.held = held;
    }

    /// The folder, made in that of the system for temporary files when it is first asked for, and
    /// again if somebody has cleaned up there.
    public static synchronized Path ofThisProcess() throws IOException {
        var known = own;
        if (known == null || !known.held.isOpen() || !Files.isDirectory(known.path)) {
            var parent = Path.of(System.getProperty("java.io.tmpdir"));
            known = open(parent);
            own = known;
            dropAbandoned(parent, known.path);
        }
        return known.path;
    }

    private static ScratchFolder open(Path parent) throws IOException {
        // Readable by its owner alone, as the system makes such folders.
        var path =
                Files.createTempDirectory(
                        parent, "%s%d-".formatted(PREFIX, ProcessHandle.current().pid()));
        var inUse = path.resolve(IN_USE);
        var channel = FileChannel.open(inUse, CREATE_NEW, WRITE);
        if (channel.tryLock() == null || !Files.exists(inUse)) {
            channel.close(); // taken for abandoned a moment before it was locked
            return open(parent);
        }
        path.toFile().deleteOnExit(); // after the file that is named next
        inUse.toFile().deleteOnExit();
        return new ScratchFolder(path, channel);
    }

    /// Drops the folders of dead processes as far as it can: nobody is kept from starting.
    ///
    /// @param own which is not, and whose owner's the others have to be
    static void dropAbandoned(Path parent, Path own) {
        try (var folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            var owner = Files.getOwner(own);
            for (Path folder : folders) {
                if (!folder.equals(own)) {
                    dropIfAbandoned(folder, owner);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn(
                    "What processes may have left in {} was not looked for: {}",
                    parent,
                    e.toString());
        }
    }

    private static boolean isScratch(Path folder, UserPrincipal owner) throws IOException {
        return Files.isRegularFile(folder.resolve(IN_USE), NOFOLLOW_LINKS)
                && Files.isDirectory(folder, NOFOLLOW_LINKS)
                && Files.getOwner(folder, NOFOLLOW_LINKS).equals(owner);
    }

    private static void dropIfAbandoned(Path folder, UserPrincipal owner) {
        try {
            if (isScratch(folder, owner)) {
                dropIfAbandoned(folder);
            }
        } catch (NoSuchFileException _) {
            LOG.debug("{} has gone meanwhile", folder);
        } catch (OverlappingFileLockException _) {
            LOG.debug("{} belongs to this process", folder);
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn("What a process left in {} could not be deleted: {}", folder, e.toString());
        }
    }

    private static void dropIfAbandoned(Path folder) throws IOException {
        var inUse = folder.resolve(IN_USE);
        try (var channel = FileChannel.open(inUse, WRITE);
                var lock = channel.tryLock()) {
            if (lock != null) {
                try (var files = Files.newDirectoryStream(folder)) {
                    for (Path file : files) {
                        if (!file.equals(inUse)) {
                            Files.delete(file);
                        }
                    }
                }
                Files.delete(inUse);
                Files.delete(folder);
            }
        }
    }
}
