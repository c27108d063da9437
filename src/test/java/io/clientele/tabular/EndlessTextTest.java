package io.clientele.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.row.Table;
import io.clientele.row.TabularLimits;
import io.clientele.row.UnreadableFile;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;

/// What has no end is not gathered until memory is full: reading stops soon after the limit.
class EndlessTextTest {

    private static final long MOST_READ = 2 << 20;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    a header               | `a`                         | `b,`
                    a row                  | `a,b\n1,`                   | `2,`
                    a cell                 | `a,b\n1,`                   | `x`
                    a quoted cell          | `a,b\n1,"`                  | `x`
                    a name in an array     | `[{"`                       | `x`
                    a value in an array    | `[{"a": "`                  | `x`
                    a number in an array   | `[{"a": `                   | `1`
                    an object in an array  | `[{`                        | `"a": "x", `
                    a nested value         | `[{"a": `                   | `[`
                    a value of a line      | `{"a": "`                   | `x`
                    """)
    void isRefused(String what, String start, String repeated) {
        var endless = new Endless(start.translateEscapes(), repeated.translateEscapes());

        assertThatExceptionOfType(UnreadableFile.class).isThrownBy(() -> readAll(endless));
        assertThat(endless.at).isLessThan(MOST_READ);
    }

    private static void readAll(InputStream in) throws IOException {
        try (var rows = TabularFile.open(in, Table.FIRST, TabularLimits.standard())) {
            var row = rows.next();
            while (row != null) {
                row = rows.next();
            }
        }
    }

    /// A text, and another behind it time and again.
    private static final class Endless extends InputStream {

        private final byte[] start;
        private final byte[] repeated;
        private long at;

        Endless(String start, String repeated) {
            this.start = start.getBytes(UTF_8);
            this.repeated = repeated.getBytes(UTF_8);
        }

        @Override
        public int read() {
            if (at > 16 * MOST_READ) {
                throw new AssertionError("%d bytes are read of what has no end".formatted(at));
            }
            long next = at++;
            return next < start.length
                    ? start[(int) next]
                    : repeated[(int) ((next - start.length) % repeated.length)];
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            for (int i = 0; i < length; i++) {
                buffer[offset + i] = (byte) read();
            }
            return length;
        }
    }
}
