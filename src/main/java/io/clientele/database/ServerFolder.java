package io.clientele.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The folder of an embedded server, open to one service at a time.
///
/// | entry | is |
/// |---|---|
/// | `lock` | locked while a service uses the folder; names its process |
/// | `password` | of the database user, readable by the owner alone |
/// | `data` | the database cluster |
/// | `postgresql-…` | the unpacked server |
/// | `server.log` | what the server says; one older log is kept beside it |
/// | `….output` | what one of PostgreSQL's programs printed last |
final class ServerFolder implements AutoCloseable {

    /// Where the lock lies in its file: far behind the text, which others may then read anywhere.
    private static final long LOCK_POSITION = 1 << 20;

    /// A process holds a file lock as a whole, and loses it when it closes the file a second time.
    private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private ServerFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Creates the folder if need be and takes its lock.
    ///
    /// @throws DatabaseUnavailable if it cannot be written, or another service has it open
    static ServerFolder open(Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory, ownerOnly(directory, "rwx------"));
            }
            var path = directory.toRealPath();
            if (!OPEN_HERE.add(path)) {
                throw inUse(path, Long.toString(ProcessHandle.current().pid()));
            }
            try {
                return new ServerFolder(path, lock(path));
            } catch (IOException | RuntimeException e) {
                OPEN_HERE.remove(path);
                throw e;
            }
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "The database folder %s cannot be created or written: %s."
                            .formatted(directory, e),
                    "Let user %s write there, name another folder by clientele.database.directory, %s"
                            .formatted(
                                    System.getProperty("user.name"),
                                    DatabaseUnavailable.USE_YOUR_OWN));
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        var file = path.resolve("lock");
        var channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        if (channel.tryLock(LOCK_POSITION, 1, false) == null) {
            channel.close();
            throw inUse(path, Files.readString(file));
        }
        channel.truncate(0);
        var process = Long.toString(ProcessHandle.current().pid());
        channel.write(ByteBuffer.wrap(process.getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private static DatabaseUnavailable inUse(Path path, String process) {
        return new DatabaseUnavailable(
                "Another Clientele (process %s) uses the database folder %s."
                        .formatted(process, path),
                "Stop that process, or name another folder by clientele.database.directory.");
    }

    Path path() {
        return path;
    }

    Path data() {
        return path.resolve("data");
    }

    Path log() {
        return path.resolve("server.log");
    }

    Path passwordFile() {
        return path.resolve("password");
    }

    /// The password of the database user, made up when the folder is new.
    String password() {
        var file = passwordFile();
        try {
            if (!Files.exists(file) || Files.size(file) == 0) {
                var random = new byte[24];
                new SecureRandom().nextBytes(random);
                // Moved into place whole, so that a kill in between leaves no empty password.
                var partial = path.resolve("password.partial");
                Files.deleteIfExists(partial);
                Files.createFile(partial, ownerOnly(path, "rw-------"));
                Files.writeString(partial, Base64.getUrlEncoder().encodeToString(random));
                Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
            OPEN_HERE.remove(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path nearby, String permissions) {
        return nearby.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
