package io.clientele.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class LocalRequestTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "shop.localhost", "127.0.0.1", "127.1.2.3", "[::1]"})
    void letsItsOwnMachineIn(String host) {
        assertThat(LocalRequest.refusal(request("POST", host))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"example.org", "127.0.0.1.example.org", "10.0.0.7", "localhost.example.org"})
    void keepsOutANameThatWasReboundToThisMachine(String host) {
        assertThat(LocalRequest.refusal(request("GET", host))).contains("its own machine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"})
    void keepsOutWhatAProxyBrings(String header) {
        var request = request("GET", "localhost");
        request.addHeader(header, "198.51.100.7");

        assertThat(LocalRequest.refusal(request)).contains("proxy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.7", "2001:db8::7"})
    void keepsOutWhomAProxyTellsTheContainerOf(String address) {
        var request = request("GET", "localhost");
        request.setRemoteAddr(address);

        assertThat(LocalRequest.refusal(request)).contains("proxy");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   Sec-Fetch-Site, cross-site",
        "POST,   Sec-Fetch-Site, same-site",
        "DELETE, Origin,         http://example.org",
        "POST,   Origin,         null",
        "PUT,    Origin,         http://localhost:9999"
    })
    void keepsAnotherSiteFromChangingAnything(String method, String header, String value) {
        var request = request(method, "localhost");
        request.addHeader(header, value);

        assertThat(LocalRequest.refusal(request)).contains("another origin");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, Sec-Fetch-Site, same-origin",
        "POST, Origin,         http://localhost:8080",
        "GET,  Sec-Fetch-Site, cross-site"
    })
    void letsTheOwnPagesAndLinksIn(String method, String header, String value) {
        var request = request(method, "localhost");
        request.addHeader(header, value);

        assertThat(LocalRequest.refusal(request)).isNull();
    }

    private static MockHttpServletRequest request(String method, String host) {
        var request = new MockHttpServletRequest(method, "/uploads");
        request.setServerName(host);
        request.addHeader("Host", host + ":8080");
        return request;
    }
}
