package io.clientele.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.apikey.Scope;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.Collectors;

class AccessRulesTest {

    @ParameterizedTest
    @CsvSource({
        "POST,   /uploads,                              ingest",
        "GET,    /uploads/1,                            ingest read",
        "GET,    /uploads/1/rejects,                    ingest read",
        "POST,   /uploads/preview,                      ingest",
        "POST,   /uploads/1/attempts,                   ingest",
        "DELETE, /uploads/1,                            manage",
        "POST,   /segmentations,                        manage",
        "GET,    /segmentations/latest/clusters,        read",
        "GET,    /customers/17850/segment,              read",
        "HEAD,   /customers/17850/segment,              read",
        "GET,    /customers/a%2Fexport/segment,         read",
        "GET,    /customers/17850/export,               manage",
        "GET,    /%63ustomers/17850/export,             manage",
        "GET,    /customers;a=b/17850/export,           manage",
        "GET,    //customers/17850,                     admin",
        "GET,    /,                                     ''",
        "DELETE, /customers/17850,                      manage",
        "POST,   /customers/segments,                   read",
        "PUT,    /strategies/champions,                 manage",
        "GET,    /audiences/1/export,                   read",
        "GET,    /audiences/1/customers,                read",
        "GET,    /segments/champions/customers,         read",
        "POST,   /audiences,                            manage",
        "DELETE, /audiences/1,                          manage",
        "POST,   /simulations,                          read",
        "GET,    /webhooks,                             manage",
        "GET,    /schedules,                            read",
        "POST,   /schedules,                            manage",
        "GET,    /control-groups/1/effect,              read",
        "DELETE, /control-groups/1,                     manage",
        "GET,    /api-keys,                             admin",
        "POST,   /api-keys/k7yq2mbt5xwz/rotation,       admin",
        "GET,    /audit,                                admin",
        "GET,    /actuator/prometheus,                  read",
        "GET,    /actuator/health/readiness,            ''",
        "GET,    /problems/not-found,                   ''",
        "GET,    /swagger-ui/index.html,                ''",
        "POST,   /swagger-ui/index.html,                admin",
        "GET,    /somewhere/else,                       admin",
        "FOO,    /customers/17850/segment,              admin",
        "DELETE, /customers/17850/segment,              admin",
        "GET,    /problems/..%2Fcustomers,              ''",
        "GET,    /problems%2F..%2Fcustomers,            admin",
    })
    void saysWhatACallNeeds(String method, String path, String scopes) {
        assertThat(
                        AccessRules.needed(method, path).stream()
                                .sorted()
                                .map(Scope::toString)
                                .collect(Collectors.joining(" ")))
                .isEqualTo(scopes);
    }
}
