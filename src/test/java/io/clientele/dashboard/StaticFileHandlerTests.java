package io.clientele.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

class StaticFileHandlerTests {

    private final StaticFiles files = new StaticFiles();
    private final StaticFileHandler handler = new StaticFileHandler(files);

    @Test
    void servesThePageAtTheRoot() throws Exception {
        var answer = get("/");

        assertThat(answer.getContentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(answer.getContentAsString()).contains("<title>Clientele</title>");
    }

    @Test
    void keepsScriptsAndStylesOutOfThePage() throws Exception {
        assertThat(get("/").getContentAsString())
                .doesNotContainPattern("<script(?![^>]*\\bsrc=)")
                .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=");
    }

    @Test
    void servesTheChartLibraryWithoutItsVersion() throws Exception {
        var answer = get("/dashboard/echarts.mjs");

        assertThat(answer.getContentType()).isEqualTo("text/javascript;charset=UTF-8");
        assertThat(answer.getContentLength()).isGreaterThan(500_000);
    }

    @Test
    void sendsTheSameBytesPackedToThoseWhoTakeThem() throws Exception {
        var plain = get("/dashboard/echarts.mjs").getContentAsByteArray();

        var packed = get("/dashboard/echarts.mjs", "Accept-Encoding", "gzip, br");

        assertThat(packed.getHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.getHeader("Vary")).isEqualTo("Accept-Encoding");
        assertThat(unpack(packed.getContentAsByteArray())).isEqualTo(plain);
        assertThat(packed.getContentLength()).isLessThan(plain.length / 2);
        assertThat(get("/", "Accept-Encoding", "gzip;q=0").getHeader("Content-Encoding")).isNull();
    }

    @Test
    void sendsNothingTwice() throws Exception {
        var tag = get("/").getHeader("ETag");

        var again = get("/", "If-None-Match", String.valueOf(tag));

        assertThat(again.getStatus()).isEqualTo(304);
        assertThat(again.getContentAsByteArray()).isEmpty();
        assertThat(again.getHeader("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void takesNoOtherMethod() {
        assertThatExceptionOfType(HttpRequestMethodNotSupportedException.class)
                .isThrownBy(
                        () ->
                                handler.handleRequest(
                                        request("POST", "/"), new MockHttpServletResponse()));
    }

    /// What a first visitor loads before the first chart stands.
    @Test
    void staysBelowOneMegabytePacked() {
        var bytes =
                files.paths().stream()
                        .filter(path -> !"/index.html".equals(path))
                        .mapToLong(path -> files.at(path).packed().length)
                        .sum();

        assertThat(bytes).isLessThan(1_000_000);
    }

    private MockHttpServletResponse get(String path, String... header) throws Exception {
        var request = request("GET", path);
        for (int i = 0; i < header.length; i += 2) {
            request.addHeader(header[i], header[i + 1]);
        }
        var response = new MockHttpServletResponse();
        handler.handleRequest(request, response);
        return response;
    }

    private static MockHttpServletRequest request(String method, String path) {
        var request = new MockHttpServletRequest(method, path);
        request.setServletPath(path);
        return request;
    }

    private static byte[] unpack(byte[] packed) throws IOException {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readAllBytes();
        }
    }
}
