package io.clientele.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.row.Rows;
import io.clientele.row.Table;
import io.clientele.row.TabularLimits;
import io.clientele.row.UnreadableFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class JsonRowsTest {

    @ParameterizedTest
    @CsvSource({"'', '\n', ''", "'[', ',', ']'"})
    void putsKeysThatComeAfterTheFirstThousandObjectsBehindTheColumns(
            String before, String between, String after) throws IOException {
        var text =
                IntStream.rangeClosed(1, 1_200)
                        .mapToObj(
                                i ->
                                        switch (i) {
                                            case 999 -> "{\"a\":999,\"b\":1}";
                                            case 1_100 ->
                                                    "{\"late\":6,\"a\":1100,\"none\":null,\"late\":7}";
                                            default -> "{\"a\":" + i + "}";
                                        })
                        .collect(Collectors.joining(between, before, after));
        List<List<String>> all = new ArrayList<>();
        List<String> loose = new ArrayList<>();
        try (var rows = open(new ByteArrayInputStream(text.getBytes(UTF_8)))) {
            assertThat(rows.header()).containsExactly("a", "b");
            for (var row = rows.next(); row != null; row = rows.next()) {
                all.add(row.cells());
                loose.addAll(row.loose());
                assertThat(row.line()).isEqualTo(all.size());
                assertThat(row.flaw()).isNull();
            }
            assertThat(rows.bytesRead()).isEqualTo(text.length());
        }
        assertThat(all).hasSize(1_200);
        assertThat(all.get(0)).containsExactly("1", "");
        assertThat(all.get(998)).containsExactly("999", "1");
        assertThat(all.get(1_099)).containsExactly("1100", "", "7");
        assertThat(loose).containsExactly("late");
        assertThat(all.get(1_199)).containsExactly("1200", "");
    }

    @ParameterizedTest
    @CsvSource({"'', '\n'", "'[', ','"})
    void passesOnTheFailureOfTheStream(String before, String between) {
        var start = before + ("{\"a\":1}" + between).repeat(20_000);
        var gone = new FailingStream(new IOException("the sender went away"));
        var text = new ByteArrayInputStream(start.getBytes(UTF_8));
        assertThatThrownBy(
                        () -> {
                            try (var rows = open(new SequenceInputStream(text, gone))) {
                                while (rows.next() != null) {}
                            }
                        })
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("the sender went away");
    }

    @Test
    void readsObjectsOverSeveralLinesAsTheyCome() throws IOException {
        var pretty = "{\n  \"a\": 1\n}\n".repeat(50_000);
        long rows = 0;
        try (var file = open(new ByteArrayInputStream(pretty.getBytes(UTF_8)))) {
            for (var row = file.next(); row != null; row = file.next()) {
                assertThat(row.line()).isEqualTo(1 + 3 * rows++);
                assertThat(row.cells()).containsExactly("1");
            }
        }
        assertThat(rows).isEqualTo(50_000);
    }

    @Test
    void saysHowToWriteObjectsWhereNoLineIsOne() {
        var broken = "{\"a\n{\"b\n";
        assertThatThrownBy(() -> open(new ByteArrayInputStream(broken.getBytes(UTF_8))))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage(
                        "No line is one JSON object that has values: write each object on a line of"
                                + " its own, or all of them as one JSON array.");
    }

    @Test
    void refusesALineWithoutEndBeforeItFillsTheHeap() {
        var start = new ByteArrayInputStream("{\"a\":\"".getBytes(UTF_8));
        var line =
                new SequenceInputStream(
                        start,
                        new InputStream() {
                            @Override
                            public int read() {
                                return 'x';
                            }

                            @Override
                            public int read(byte[] buffer, int offset, int length) {
                                Arrays.fill(buffer, offset, offset + length, (byte) 'x');
                                return length;
                            }
                        });
        assertThatThrownBy(() -> open(line))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage("Line 1 is longer than 131072 characters.");
    }

    private static Rows open(InputStream in) throws IOException {
        return TabularFile.open(in, Table.FIRST, TabularLimits.standard());
    }
}
