package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import java.net.http.HttpRequest.BodyPublishers;

/// Which filters are taken for audiences.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class AudienceFilterTests {

    private final ServiceClient service;
    private final AudienceClient audiences;

    AudienceFilterTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
        audiences = new AudienceClient(service);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                                                        | 422 | filter            | one-form
                    {"all":[]}                                                                | 422 | filter.all        | not-empty
                    {"all":[{"field":"monetary","operator":"less-than","value":1}],"any":[]}  | 422 | filter            | one-form
                    {"not":{"any":[{"operator":"in"}]}}                                       | 422 | filter.not.any[0].field | not-null
                    {"field":"monetary","value":1}                                            | 422 | filter.operator   | not-null
                    {"field":"monetary","operator":"less-than","value":"1 or true"}           | 422 | filter.value      | type-mismatch
                    {"field":"monetary","operator":"less-than","value":1e400}                 | 422 | filter.value      | type-mismatch
                    {"field":"monetary","operator":"between","value":[1,1e400]}               | 422 | filter.value      | type-mismatch
                    {"field":"monetary","operator":"in","value":[1]}                          | 422 | filter.value      | unsuitable
                    {"field":"monetary","operator":"between","value":[2,1]}                   | 422 | filter.value      | type-mismatch
                    {"field":"segment","operator":"less-than","value":"at-risk"}              | 422 | filter.operator   | unsuitable
                    {"field":"region","operator":"in","value":[1]}                            | 422 | filter.value      | type-mismatch
                    {"field":"region","operator":"equals"}                                    | 422 | filter.value      | type-mismatch
                    {"field":"password","operator":"equals","value":"x"}                      | 400 | filter.field      | monetary
                    {"feild":"region"}                                                        | 400 | filter.feild      | unknown-field""")
    void refusesFiltersThatMakeNoSense(String filter, int status, String place, String told) {
        var answer = audiences.post(filter);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"" + place + "\"").contains(told);
    }

    @Test
    void refusesFiltersWithoutEnd() {
        var deep = "{\"not\":".repeat(9) + "{}" + "}".repeat(9);
        var wide =
                "{\"any\":["
                        + "{\"field\":\"frequency\",\"operator\":\"equals\",\"value\":1},"
                                .repeat(200);

        assertThat(audiences.post(deep).body()).contains("too-deep");
        assertThat(audiences.post(wide.substring(0, wide.length() - 1) + "]}").body())
                .contains("too-many");
    }

    @Test
    void refusesFieldsThatAreNotTheirs() {
        var draft = AudienceClient.draft("x", "{}").replace("{\"n", "{\"id\":\"1\",\"n");

        assertThat(
                        service.post(
                                        "/audiences",
                                        "application/json",
                                        BodyPublishers.ofString(draft))
                                .statusCode())
                .isEqualTo(400);
    }
}
