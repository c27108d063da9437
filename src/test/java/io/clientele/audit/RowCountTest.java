package io.clientele.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

class RowCountTest {

    @ParameterizedTest
    @CsvSource({
        "text/csv;charset=UTF-8, 'id\r\na\r\nb\r\n',                  2",
        "text/csv,               'id,text\na,\"two\nlines\"\n',       1",
        "text/csv,               'id,text\na,\"a \"\" and\nb\"\nb,c\n', 2",
        "text/csv,               'id\n',                              0",
        "application/x-ndjson,   '{\"a\":\"\\\"\"}\n{}\n',            2"
    })
    void countsRowsAndNotLines(String type, String text, long rows) throws IOException {
        var request = new MockHttpServletRequest();
        var response = new RowCount(request, new MockHttpServletResponse());
        response.setContentType(type);

        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));

        assertThat(AuditedItems.counted(request)).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource("application/json")
    void leavesOtherAnswersAlone(String type) throws IOException {
        var plain = new MockHttpServletResponse();
        var request = new MockHttpServletRequest();
        var response = new RowCount(request, plain);
        response.setContentType(type);

        assertThat(response.getOutputStream()).isSameAs(plain.getOutputStream());
        assertThat(AuditedItems.counted(request)).isNull();
    }
}
