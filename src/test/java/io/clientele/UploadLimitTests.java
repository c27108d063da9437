package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.scratch.ScratchFolder;
import io.clientele.testing.RawSender;
import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What harms the reader of a file, or has no room, ends in a problem and leaves nothing behind.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class UploadLimitTests {

    private static final String HEADER = "customer_id,amount,timestamp,note\n";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ROW = "limit1,3.50,2025-01-05,\n";

    private final int port;
    private final ServiceClient service;
    private final JdbcClient jdbc;

    UploadLimitTests(@LocalServerPort int port, @Autowired JdbcClient jdbc) {
        this.port = port;
        this.service = new ServiceClient(port);
        this.jdbc = jdbc;
    }

    static Stream<Arguments> harms() throws IOException {
        return Stream.of(
                Arguments.of(
                        "a cell without end",
                        text(HEADER + ROW + "limit1,1,2025-01-05," + "x".repeat(200_000)),
                        "Line 3 has a cell of more than 32768 characters"),
                Arguments.of(
                        "a row of many long cells",
                        text(
                                "customer_id,amount,timestamp,a,b,c,d,e\n"
                                        + "limit1,1,2025-01-05"
                                        + ("," + "x".repeat(30_000)).repeat(5)),
                        "more characters in a row"),
                Arguments.of(
                        "a header of many columns",
                        text("customer_id,amount,timestamp" + ",c".repeat(2_000) + "\n"),
                        "more columns"),
                Arguments.of(
                        "a gzip bomb",
                        gzip((HEADER + ROW.repeat(100_000)).repeat(20)),
                        "unpacks to more than is allowed"),
                Arguments.of(
                        "a workbook bomb",
                        workbook(1, "<row><c><v>1</v></c></row>".repeat(2_000_000)),
                        "unpacks to far more than its size"),
                Arguments.of(
                        "a workbook of many files",
                        workbook(2_000, ""),
                        "consists of too many files"),
                Arguments.of(
                        "an archive of something else",
                        zip("photo.jpg", 1, "x"),
                        "no XLSX workbook"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harms")
    void aFileThatWouldHarmItsReaderFailsAndLeavesNothing(String name, byte[] file, String told)
            throws IOException {
        var upload =
                service.ended(
                        ServiceClient.location(
                                service.post(
                                        "/uploads",
                                        "application/octet-stream",
                                        BodyPublishers.ofByteArray(file))));

        assertThat(upload.path("status").asString()).isEqualTo("FAILED");
        assertThat(upload.path("failure").path("type").asString())
                .isEqualTo("/problems/unreadable-file");
        assertThat(upload.path("failure").path("detail").asString()).contains(told);
        assertNothingIsLeft();
        try (var files = Files.list(ScratchFolder.ofThisProcess())) {
            assertThat(files.map(left -> left.getFileName().toString()))
                    .noneMatch(rest -> rest.endsWith(".xlsx"));
        }
    }

    @Test
    void aSenderThatGoesAwayInTheMiddleLeavesNothing() throws IOException {
        long uploads = count("upload");
        try (var sender = new RawSender(port)) {
            sender.send(
                    "POST /uploads HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nContent-Length: 3000000\r\n\r\n");
            sender.send(ROW.repeat(2_000_000 / ROW.length()));
            await().atMost(PATIENCE).until(() -> count("upload_content") == 1);
        }

        await().atMost(PATIENCE).untilAsserted(this::assertNothingIsLeft);
        assertThat(count("upload")).isEqualTo(uploads);
    }

    /// What a service held of a body that still comes could not be collected.
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"application/json", "multipart/form-data; boundary=boundary"})
    void aBodyIsNotHeldInMemoryWhileItIsSent(String type) throws IOException {
        var megabyte = ROW.repeat((1 << 20) / ROW.length());
        long before = usedHeap();
        try (var sender = new RawSender(port)) {
            sender.send(
                    "POST /uploads HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                            .formatted(type, 1 << 30));
            sender.send(
                    type.startsWith("multipart")
                            ? "--boundary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                            : "");
            // All is taken but what the sockets hold, at most 36 megabytes of it.
            for (int i = 0; i < 80; i++) {
                sender.send(megabyte);
            }

            assertThat(usedHeap() - before).isLessThan(32 << 20);
        }
        await().atMost(PATIENCE).untilAsserted(this::assertNothingIsLeft);
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    void aDiskThatIsFullWhileAFileIsReceivedIsToldAndLeavesNothing() {
        long uploads = count("upload");
        diskIsFull("upload_content", "new.piece = 1");
        try {
            var answer =
                    service.post(
                            "/uploads", "text/csv", BodyPublishers.ofString(ROW.repeat(60_000)));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(507);
            assertThat(answer.body()).contains("/problems/storage-full");
        } finally {
            diskHasRoom("upload_content");
        }
        assertNothingIsLeft();
        assertThat(count("upload")).isEqualTo(uploads);
    }

    @Test
    void aFileThatIsKeptInPartIsNotAcknowledgedAndLeavesNothing() {
        long uploads = count("upload");
        firstPiecesAreLost();
        try {
            var answer =
                    service.post(
                            "/uploads", "text/csv", BodyPublishers.ofString(ROW.repeat(60_000)));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.body()).contains("/problems/database-unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        } finally {
            jdbc.sql("drop trigger lost_piece on upload_content").update();
        }
        assertNothingIsLeft();
        assertThat(count("upload")).isEqualTo(uploads);
    }

    @Test
    void aDiskThatIsFullWhileAFileIsImportedLeavesTheFileAloneUntilThereIsRoom() {
        diskIsFull("order_line", "new.customer_id = 'limit1'");
        String failed;
        try {
            var upload = service.upload(HEADER + ROW + "limit1,,2025-01-05,\n");
            failed = "/uploads/" + upload.path("id").asString();

            assertThat(upload.path("status").asString()).isEqualTo("FAILED");
            assertThat(upload.path("failure").path("type").asString())
                    .isEqualTo("/problems/storage-full");
            assertThat(upload.path("failure").path("detail").asString())
                    .contains("disk is full", "POST " + failed + "/attempts tries again");
        } finally {
            diskHasRoom("order_line");
        }
        assertNoRowIsLeft();
        assertThat(count("upload_content")).as("what was acknowledged").isOne();

        service.post(failed + "/attempts", "application/json", BodyPublishers.noBody());

        var again = service.ended(failed);
        assertThat(again.path("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(again.path("rows").path("accepted").asInt()).isOne();
        assertThat(again.path("rows").path("rejected").asInt()).isOne();
        service.delete(failed);
        jdbc.sql("delete from upload_reject where row like 'limit1%'").update();
        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() {
        assertThat(count("upload_content")).isZero();
        assertNoRowIsLeft();
    }

    private void assertNoRowIsLeft() {
        assertThat(count("order_line where customer_id = 'limit1'")).isZero();
        assertThat(count("customer_day where customer_id = 'limit1'")).isZero();
        assertThat(count("upload_reject where row like 'limit1%'")).isZero();
    }

    private long count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }

    /// PostgreSQL says so where it cannot make a table longer.
    private void diskIsFull(String table, String when) {
        jdbc.sql(
                        """
                        create or replace function say_disk_full() returns trigger language plpgsql as
                        $$ begin
                            raise exception 'could not extend file: No space left on device' using errcode = '53100';
                        end $$
                        """)
                .update();
        jdbc.sql(
                        "create trigger full_disk before insert on %s for each row when (%s) execute function say_disk_full()"
                                .formatted(table, when))
                .update();
    }

    private void diskHasRoom(String table) {
        jdbc.sql("drop trigger full_disk on " + table).update();
    }

    /// As with a PostgreSQL that was killed between two pieces, before the first was on the disk.
    private void firstPiecesAreLost() {
        jdbc.sql(
                        """
                        create or replace function lose_first_piece() returns trigger language plpgsql as
                        $$ begin
                            delete from upload_content where upload_id = new.upload_id and piece = 0;
                            return null;
                        end $$
                        """)
                .update();
        jdbc.sql(
                        """
                        create trigger lost_piece after insert on upload_content
                        for each row when (new.piece = 1) execute function lose_first_piece()
                        """)
                .update();
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(text(text));
        }
        return packed.toByteArray();
    }

    private static byte[] workbook(int sheets, String rows) throws IOException {
        return zip("[Content_Types].xml", sheets, "<sheetData>" + rows + "</sheetData>");
    }

    private static byte[] zip(String first, int more, String content) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(packed)) {
            var names =
                    Stream.concat(
                            Stream.of(first),
                            Stream.iterate(1, i -> i <= more, i -> i + 1)
                                    .map("xl/worksheets/sheet%d.xml"::formatted));
            for (String name : List.copyOf(names.toList())) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(text(name.equals(first) ? "" : content));
                zip.closeEntry();
            }
        }
        return packed.toByteArray();
    }
}
