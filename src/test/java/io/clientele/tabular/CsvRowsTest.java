package io.clientele.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.row.Flaw;
import io.clientele.row.Row;
import io.clientele.row.Rows;
import io.clientele.row.Table;
import io.clientele.row.TabularLimits;
import io.clientele.row.UnreadableFile;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CancellationException;

class CsvRowsTest {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    @Test
    void readsBackWhateverIsWrittenInAnyDialect() throws IOException {
        var random = new Random(7);
        var delimiters = List.of(',', ';', '\t', '|');
        var ends = List.of("\n", "\r\n", "\r");
        for (int round = 0; round < 200; round++) {
            char delimiter = delimiters.get(random.nextInt(4));
            var end = ends.get(random.nextInt(3));
            int columns = 2 + random.nextInt(5);
            List<List<String>> rows = new ArrayList<>();
            var text = new StringBuilder();
            for (int i = 0; i < 1 + random.nextInt(40); i++) {
                var cells = cells(random, columns, i == 0);
                rows.add(cells);
                text.append(written(cells, delimiter)).append(end);
            }
            assertThat(read(text.toString().getBytes(UTF_8))).as(text.toString()).isEqualTo(rows);
        }
    }

    private static List<String> cells(Random random, int columns, boolean header) {
        var alphabet = header ? "abcdefgh" : "ab 1,;|\t\"\n\rü€𝄞";
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            var cell = new StringBuilder(header ? "h" : "x");
            for (int j = random.nextInt(6); j > 0; j--) {
                int at = random.nextInt(alphabet.codePointCount(0, alphabet.length()));
                cell.appendCodePoint(alphabet.codePointAt(alphabet.offsetByCodePoints(0, at)));
            }
            cells.add(cell.toString());
        }
        return cells;
    }

    private static String written(List<String> cells, char delimiter) {
        return String.join(
                String.valueOf(delimiter),
                cells.stream().map(c -> '"' + c.replace("\"", "\"\"") + '"').toList());
    }

    @Test
    void readsBytesThatAreNoUtf8AsWindows1252AfterAMegabyteOfAscii() throws IOException {
        var ascii = ("a,b\n" + "1,2\n".repeat(300_000)).getBytes(UTF_8);
        var old = "Café,£5\n".getBytes(WINDOWS_1252);
        var modern = "Café,£5\n".getBytes(UTF_8);
        try (var rows =
                open(
                        new SequenceInputStream(
                                new SequenceInputStream(
                                        new ByteArrayInputStream(ascii),
                                        new ByteArrayInputStream(old)),
                                new ByteArrayInputStream(modern)))) {
            for (int i = 0; i < 300_000; i++) {
                rows.next();
            }
            var last = List.of(rows.next(), rows.next());
            assertThat(last)
                    .allSatisfy(row -> assertThat(row.cells()).containsExactly("Café", "£5"));
            assertThat(rows.next()).isNull();
        }
    }

    @Test
    void goesOnBehindBrokenLinesOfALongFile() throws IOException {
        var text = new StringBuilder("a,b\r\n");
        for (int line = 2; line <= 200_000; line++) {
            text.append(line % 50_000 == 0 ? "\"" : "").append(line).append(",x\r\n");
        }
        int sound = 0;
        List<Long> flawed = new ArrayList<>();
        try (var rows = open(new ByteArrayInputStream(text.toString().getBytes(UTF_8)))) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                if (row.flaw() == null) {
                    sound++;
                    assertThat(row.cell(0)).isEqualTo(String.valueOf(row.line()));
                } else {
                    flawed.add(row.line());
                }
            }
        }
        assertThat(flawed).containsExactly(50_000L, 100_000L, 150_000L, 200_000L);
        assertThat(sound).isEqualTo(199_999 - 4);
    }

    @Test
    void numbersEveryLineOfAFileThatHasNothingButBrokenOnes() throws IOException {
        for (String end : List.of("\n", "\r\n", "\r")) {
            var text = new StringBuilder("a,b" + end);
            var rest = "\"" + "x".repeat(200) + ",y";
            for (int line = 2; line <= 3_000; line++) {
                text.append("\"").append(line).append(rest).append(end);
            }
            long line = 1;
            try (var rows = open(new ByteArrayInputStream(text.toString().getBytes(UTF_8)))) {
                for (var row = rows.next(); row != null; row = rows.next()) {
                    assertThat(row.line()).isEqualTo(++line);
                    assertThat(row.cell(0)).isEqualTo("\"" + line + rest);
                }
            }
            assertThat(line).isEqualTo(3_000);
        }
    }

    @Test
    void showsASampleThatIsReadAgain() throws IOException {
        try (var rows = open(new ByteArrayInputStream("a,b\n1,2\n3,4\n5,6\n".getBytes(UTF_8)))) {
            assertThat(rows.sample(2)).extracting(Row::line).containsExactly(2L, 3L);
            assertThat(rows.sample(1)).extracting(Row::line).containsExactly(2L);
            assertThat(rows.sample(9)).extracting(Row::line).containsExactly(2L, 3L, 4L);
            assertThat(rows.next()).returns(2L, Assertions.from(Row::line));
            assertThat(rows.sample(9)).extracting(Row::line).containsExactly(3L, 4L);
        }
    }

    @Test
    void takesAsManyColumnsAsTheFirstRowsHaveWhereNoneIsAHeader() throws IOException {
        var text = "1,2\n\"3\n4,5,6\n7\n" + "8,9\n".repeat(96) + "10,11,12,13\n14,15";
        try (var rows = openWithoutHeader(text)) {
            assertThat(rows.header()).containsExactly("#1", "#2", "#3");
            var all = rows.sample(200);
            assertThat(all).extracting(Row::line).startsWith(1L, 2L, 3L, 4L).hasSize(102);
            assertThat(all.get(2).cells()).containsExactly("4", "5", "6");
            assertThat(all.stream().map(Row::flaw).filter(Objects::nonNull).map(Flaw::message))
                    .containsExactly(
                            "A quote is not closed, or text follows a closing quote.",
                            "The row has 4 cells, the first rows have 3.",
                            "The row has 2 cells, the first rows have 3.");
            assertThat(rows.sample(200)).isEqualTo(all);
        }
    }

    @Test
    void tellsWhatCannotBeReadAfterTheRowsBeforeItWhereNoneIsAHeader() throws IOException {
        try (var rows = openWithoutHeader("1,2\n3\n4,5\n" + "x".repeat(200_000) + ",6\n")) {
            assertThat(rows.header()).containsExactly("#1", "#2");
            assertThat(rows.next()).returns(1L, Assertions.from(Row::line));
            assertThat(rows.next()).returns(2L, Assertions.from(Row::line));
            assertThat(rows.next()).returns(3L, Assertions.from(Row::line));
            assertThatThrownBy(rows::next)
                    .isInstanceOf(UnreadableFile.class)
                    .hasMessageStartingWith("Line 4 has ");
        }
    }

    @Test
    void takesNoFaultOfTheStreamForOneOfTheFile() {
        var start = new ByteArrayInputStream("a,b\n1,2\n".repeat(20_000).getBytes(UTF_8));
        var stopped =
                new FilterInputStream(start) {
                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        int read = super.read(target, offset, length);
                        if (read < 0) {
                            throw new CancellationException();
                        }
                        return read;
                    }
                };
        assertThatThrownBy(
                        () -> {
                            try (var rows = open(stopped)) {
                                while (rows.next() != null) {}
                            }
                        })
                .isExactlyInstanceOf(CancellationException.class);
    }

    @Test
    void passesOnTheFailureOfTheStreamAndClosesIt() {
        var broken = new FailingStream(new IOException("the sender went away"));
        var start = new ByteArrayInputStream("a,b\n1,2\n".repeat(20_000).getBytes(UTF_8));
        assertThatThrownBy(() -> open(broken)).hasMessage("the sender went away");
        assertThat(broken.closed()).isTrue();
        assertThatThrownBy(
                        () -> {
                            try (var rows = open(new SequenceInputStream(start, broken))) {
                                while (rows.next() != null) {}
                            }
                        })
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("the sender went away");
    }

    private static List<List<String>> read(byte[] bytes) throws IOException {
        List<List<String>> all = new ArrayList<>();
        try (var rows = open(new ByteArrayInputStream(bytes))) {
            all.add(rows.header());
            for (var row = rows.next(); row != null; row = rows.next()) {
                all.add(row.cells());
            }
        }
        return all;
    }

    private static Rows openWithoutHeader(String text) throws IOException {
        return TabularFile.open(
                new ByteArrayInputStream(text.getBytes(UTF_8)),
                new Table(null, false),
                TabularLimits.standard());
    }

    private static Rows open(InputStream in) throws IOException {
        return TabularFile.open(in, Table.FIRST, TabularLimits.standard());
    }
}
