package io.clientele.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.StringReader;

class EscapedQuotesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\'',
            value = {
                "a,\"5\\\" lamp\",2 ~ true",
                "\"5\\\"\",2 ~ true",
                "\"say \"\"hi\"\"\",\"5\\\" lamp\" ~ false",
                "\"C:\\\",\"x\" ~ false",
                "5\\\" lamp,2 ~ false",
                "\"\",\"a\" ~ false"
            })
    void tellsFilesThatPutABackslashBeforeQuotesFromOthers(String head, boolean escaped) {
        assertThat(EscapedQuotes.areIn(head, ',')).isEqualTo(escaped);
    }

    @Test
    void readsTheSameWhateverComesAtATime() throws IOException {
        // Quotes are written as apostrophes here.
        var text =
                "a,'5\\' lamp','C:\\\\x\\\\',5\\' pipe\n'two\\'\nlines','','\\'\\'','a''b\\'c','n\\t\\''";
        var expected =
                "a,'5'' lamp','C:\\x\\',5\\' pipe\n'two''\nlines','','''''','a''b''c','n\\t'''";
        for (int block = 1; block < 40; block++) {
            assertThat(read(quoted(text), block))
                    .as("%d at a time", block)
                    .isEqualTo(quoted(expected));
        }
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }

    private static String read(String text, int block) throws IOException {
        var read = new StringBuilder();
        var target = new char[block + 2];
        try (var reader = new EscapedQuotes(new StringReader(text), ',')) {
            for (int n = reader.read(target, 1, block); n >= 0; n = reader.read(target, 1, block)) {
                read.append(target, 1, n);
            }
        }
        return read.toString();
    }
}
