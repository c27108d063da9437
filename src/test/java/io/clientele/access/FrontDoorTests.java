package io.clientele.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientele.ClienteleApplication;
import io.clientele.testing.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.util.ArrayList;
import java.util.List;

/// Whether the service starts, and open or closed.
@ExtendWith(OutputCaptureExtension.class)
class FrontDoorTests {

    private final TestDatabase database = TestDatabase.migrated();

    @Test
    void doesNotStartWhereOthersCouldReachItAndNothingSaysWhoMay(CapturedOutput output) {
        assertThatThrownBy(() -> isOpen("--server.address=0.0.0.0"))
                .hasRootCauseInstanceOf(AccessUnconfigured.class);

        assertThat(output)
                .contains("Nothing says who may call the service")
                .contains("clientele.access.bootstrap-key")
                .contains("issuer-uri");
    }

    @Test
    void closesOnceThereIsAKeyAndMayThenListenAnywhere() {
        assertThat(isOpen()).isTrue();

        database.jdbc()
                .sql(
                        """
                        insert into api_key (id, name, scopes, secret_hash, created_at)
                        values ('aaaaaaaaaaaa', 'crm', '{read}', sha256('x'), now())
                        """)
                .update();

        assertThat(isOpen("--server.address=0.0.0.0")).isFalse();
    }

    private boolean isOpen(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("--server.port=0");
        all.add("--spring.datasource.url=" + database.url());
        all.add("--spring.datasource.username=" + database.username());
        all.add("--spring.datasource.password=" + database.password());
        try (var service =
                new SpringApplicationBuilder(ClienteleApplication.class)
                        .run(all.toArray(String[]::new))) {
            return service.getBean(FrontDoor.class).isOpen();
        }
    }
}
