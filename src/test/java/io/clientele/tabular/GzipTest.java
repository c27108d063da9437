package io.clientele.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.row.Rows;
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
    void refusesAFileThatIsCutOffOrDamaged() throws IOException {
        var packed = gzip(TEXT);
        assertThat(refusal(Arrays.copyOf(packed, packed.length / 2)))
                .returns("bad-archive", e -> e.code().text());
        assertThat(refusal(Arrays.copyOf(packed, 5)).code().text()).isEqualTo("bad-archive");
        packed[packed.length / 2] ^= 0x55;
        assertThat(refusal(packed).code().text()).isEqualTo("bad-archive");
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
        return TabularFile.open(in, null, TabularLimits.standard());
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
