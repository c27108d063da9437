package io.clientele.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class DownloadsTest {

    private final Downloads downloads = new Downloads(JsonMapper.shared());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+49 151 1",
                "-2+3+cmd|' /C calc'!A0",
                "@SUM(A1)",
                "\t1",
                "\r1",
                "\n1",
                "＝1"
            })
    void disarmsWhatASpreadsheetWouldRun(String text) throws IOException {
        assertThat(csv(text)).contains("'" + text);
        assertThat(SpreadsheetText.harmless(text)).isEqualTo("'" + text);
    }

    /// A spreadsheet may be set to another separator than a comma.
    @ParameterizedTest(name = "{0}")
    @MethodSource("cutTexts")
    void disarmsWhatASpreadsheetWouldRunOfATextThatItCutsInTwo(String text, String harmless)
            throws IOException {
        assertThat(SpreadsheetText.harmless(text)).isEqualTo(harmless);
        assertThat(csv(text)).contains(harmless.replace("\"", "\"\""));
    }

    static Stream<Arguments> cutTexts() {
        return Stream.of(
                arguments("x;=HYPERLINK(1)", "x;'=HYPERLINK(1)"),
                arguments("x;+1;-1;@A", "x;'+1;'-1;'@A"),
                arguments("x\t=1", "x\t'=1"),
                arguments("x\n=1", "x\n'=1"),
                arguments("\t=1", "'\t'=1"),
                arguments("\r=1", "'\r'=1"),
                arguments("\n=1", "'\n'=1"),
                arguments("x;\"=1\"", "x;\"'=1\""),
                arguments("x;\"\"＝1", "x;\"\"'＝1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "17850", "a=b", "'=1", "Ærø", " =1", "a;b", "a; b-c", "a;b\"=1"})
    void leavesOtherTextAsItIs(String text) {
        assertThat(SpreadsheetText.harmless(text)).isEqualTo(text);
    }

    @Test
    void writesNumbersAsNumbersAndQuotesTheRest() throws IOException {
        assertThat(csv(-3, new BigDecimal("-1E+3"), 0.25, null, "a,b", "say \"hi\""))
                .isEqualTo("-3,-1000,0.25,,\"a,b\",\"say \"\"hi\"\"\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.00",
                "0.05",
                "-0.05",
                "1.5",
                "-1234567.89",
                "99999999999999999.9",
                "-0.99999999999999999",
                "0.123456789012345678",
                "123456789012345678901.25"
            })
    void writesEveryDigitOfAnAmount(String amount) throws IOException {
        assertThat(csv("a", new BigDecimal(amount), "b")).isEqualTo("a,%s,b\r\n".formatted(amount));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, -10, 1_000_000, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void writesEveryDigitOfAWholeNumber(int number) throws IOException {
        assertThat(written(sheet -> sheet.number(number))).isEqualTo(String.valueOf(number));
    }

    @Test
    void writesACellThatIsThereAlreadyAsItWouldWriteItsText() throws IOException {
        for (var word : List.of("at-risk", "=1", "a,b", "say \"hi\"", "Ærø", "")) {
            assertThat(written(sheet -> sheet.cell(CsvCell.of(word))))
                    .isEqualTo(written(sheet -> sheet.text(word)));
        }
        assertThat(written(sheet -> sheet.cell(CsvCell.of(3.67)))).isEqualTo("3.67");
    }

    @Test
    void writesManyRowsAcrossItsBuffer() throws IOException {
        var cell = CsvCell.of("champions");
        var written =
                written(
                        sheet -> {
                            for (int row = 0; row < 20_000; row++) {
                                sheet.text("c" + row);
                                sheet.cell(cell);
                                sheet.number(row);
                                sheet.end();
                            }
                        });

        assertThat(written.lines())
                .containsExactlyElementsOf(
                        IntStream.range(0, 20_000)
                                .mapToObj(row -> "c%1$d,champions,%1$d".formatted(row))
                                .toList());
    }

    private String written(Downloads.Content<CsvSheet> content) throws IOException {
        return text(Objects.requireNonNull(downloads.csv("test", content).getBody()));
    }

    @Test
    void quotesWhatWouldMakeARowAComment() throws IOException {
        assertThat(csv("#1", "#2")).isEqualTo("\"#1\",#2\r\n");
    }

    @Test
    void writesTextThatIsLongerThanAnyBuffer() throws IOException {
        var text = "Ærø ".repeat(50_000);

        assertThat(csv(text, 7, text + "\"")).isEqualTo(text + ",7,\"" + text + "\"\"\"\r\n");
    }

    @Test
    void endsWhereTheReaderHasGone() {
        var file = downloads.ndjson(lines -> lines.line("a".repeat(1 << 20)));

        assertThatThrownBy(() -> Objects.requireNonNull(file.getBody()).writeTo(new Gone()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void namesTheFile() {
        assertThat(downloads.csv("champions", sheet -> {}).getHeaders().toString())
                .contains("attachment; filename=\"champions.csv\"")
                .contains("text/csv;charset=UTF-8");
    }

    @Test
    void writesAnObjectALine() throws IOException {
        var file =
                downloads.ndjson(
                        lines -> {
                            lines.line(Map.of("id", "=1"));
                            lines.line(Map.of("id", "b"));
                        });

        assertThat(text(Objects.requireNonNull(file.getBody())))
                .isEqualTo("{\"id\":\"=1\"}\n{\"id\":\"b\"}\n");
    }

    private String csv(@Nullable Object... cells) throws IOException {
        var file = downloads.csv("test", sheet -> sheet.row(Arrays.asList(cells)));
        return text(Objects.requireNonNull(file.getBody()));
    }

    private static String text(StreamingResponseBody body) throws IOException {
        var out = new ByteArrayOutputStream();
        body.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static final class Gone extends OutputStream {
        @Override
        public void write(int one) throws IOException {
            throw new IOException("nobody listens");
        }
    }
}
