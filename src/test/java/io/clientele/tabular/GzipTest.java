package io.clientele.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.row.Rows;
import io.clientele.row.Table;
import io.clientele.row.TabularLimits;
import io.clientele.row.UnreadableFile;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

class GzipTest {

    private static final byte[] TEXT = text();

    private static byte[] text() {
        var random = new Random(1);
        var text = new StringBuilder("a,b\n");
        for (int i = 0; i < 100_000; i++) {
            text.append(random.nextInt()).append(',').append(i).append('\n');
        }
        return text.toString().getBytes(UTF_8);
    }

    @Test
    void unpacksAndCountsPackedBytes() throws IOException {
        var packed = gzip(TEXT);
        try (var rows = open(new ByteArrayInputStream(packed))) {
            assertThat(count(rows)).isEqualTo(100_000);
            assertThat(rows.bytesRead()).isEqualTo(packed.length);
        }
    }

    @Test
    void unpacksWhatIsInMemory() throws IOException {
        var packed = gzip("a,b\n1,2\n3,4\n".getBytes(UTF_8));
        try (var rows = TabularFile.open(packed, Table.FIRST, TabularLimits.standard(), () -> {})) {
            assertThat(rows.header()).containsExactly("a", "b");
            assertThat(count(rows)).isEqualTo(2);
        }
    }

    @Test
    void refusesAFileThatIsCutOffOrDamaged() throws IOException {
        var packed = gzip(TEXT);
        assertThat(refusal(Arrays.copyOf(packed, packed.length / 2)))
                .returns("bad-archive", e -> e.code().text());
        assertThat(refusal(Arrays.copyOf(packed, 5)).code().text()).isEqualTo("bad-archive");
        packed[packed.length / 2] ^= 0x55;
        assertThat(refusal(packed).code().text()).isEqualTo("bad-archive");
    }

    @Test
    void readsJoinedFilesToTheLast() throws IOException {
        var joined = joined(gzip(text("a\n1\n")), named(text("2\n3\n")));
        try (var rows = open(new ByteArrayInputStream(joined))) {
            assertThat(count(rows)).isEqualTo(3);
            assertThat(rows.bytesRead()).isEqualTo(joined.length);
        }
        try (var rows = open(new ByteArrayInputStream(joined(gzip(TEXT), gzip(TEXT))))) {
            assertThat(count(rows)).isEqualTo(200_001);
        }
    }

    @Test
    void refusesWhatFollowsASoundMemberAndIsNone() throws IOException {
        var first = gzip(text("a\n1\n"));
        var second = gzip(text("2\n"));
        var damaged = second.clone();
        damaged[2] = 7;
        var reserved = second.clone();
        reserved[3] = (byte) 0x80;

        assertThat(refusal(joined(first, text("a\n2\n"))))
                .returns("bad-archive", e -> e.code().text())
                .hasMessageEndingWith("followed by something that is not gzip.");
        for (byte[] rest :
                List.of(
                        damaged,
                        reserved,
                        Arrays.copyOf(second, 5),
                        Arrays.copyOf(second, second.length - 1),
                        new byte[] {0x1F})) {
            assertThat(refusal(joined(first, rest)).code().text()).isEqualTo("bad-archive");
        }
    }

    /// The name in a header is kept until it ends.
    @Test
    void refusesAHeaderWithoutEnd() throws IOException {
        var head = new byte[] {0x1F, (byte) 0x8B, 8, 8, 0, 0, 0, 0, 0, 0};
        var name = new byte[2_000_000];
        Arrays.fill(name, (byte) 'n');

        assertThat(refusal(joined(head, name)).code().text()).isEqualTo("bad-archive");
        assertThat(refusal(joined(gzip(TEXT), head, name)).code().text()).isEqualTo("bad-archive");
        assertThat(refusal(gzip(joined(head, name))).code().text()).isEqualTo("bad-archive");
    }

    @Test
    void unpacksWhatIsGzippedTwiceUnderTheSameLimits() throws IOException {
        try (var rows = open(new ByteArrayInputStream(gzip(gzip(TEXT))))) {
            assertThat(count(rows)).isEqualTo(100_000);
        }
        var bomb = gzip(gzip(text("a,b\n1,2\n".repeat(20_000_000 / 8))));
        assertThat(refusal(bomb).code().text()).isEqualTo("archive-too-large");
        assertThat(refusal(gzip(gzip(gzip(TEXT)))).code().text()).isEqualTo("not-text");
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /// A member whose header holds extra bytes, a name and a comment.
    private static byte[] named(byte[] content) throws IOException {
        var plain = gzip(content);
        plain[3] = 0x1C;
        var more = new byte[] {4, 0, 'X', 'Y', 0, 0, 'n', 0, 'c', 'c', 0};
        return joined(Arrays.copyOf(plain, 10), more, Arrays.copyOfRange(plain, 10, plain.length));
    }

    @Test
    void tellsAFailingStreamFromADamagedFile() throws IOException {
        var packed = gzip(TEXT);
        var gone = new FailingStream(new EOFException("the sender went away"));
        var half = new ByteArrayInputStream(packed, 0, packed.length / 2);
        assertThatThrownBy(() -> count(open(new SequenceInputStream(half, gone))))
                .isInstanceOf(EOFException.class)
                .hasMessage("the sender went away");
    }

    @Test
    void refusesABomb() throws IOException {
        var bomb = gzip("a,b\n1,2\n".repeat(2_000_000).getBytes(UTF_8));
        assertThat(refusal(bomb).code().text()).isEqualTo("archive-too-large");
    }

    private static UnreadableFile refusal(byte[] bytes) {
        return catchThrowableOfType(
                UnreadableFile.class, () -> count(open(new ByteArrayInputStream(bytes))));
    }

    private static Rows open(InputStream in) throws IOException {
        return TabularFile.open(in, Table.FIRST, TabularLimits.standard());
    }

    private static int count(Rows rows) throws IOException {
        int count = 0;
        while (rows.next() != null) {
            count++;
        }
        return count;
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
