package io.clientele;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void modulesUseOneAnotherByTheirPublicFacesAndWithoutCycles() {
        ApplicationModules.of(ClienteleApplication.class).verify();
    }
}
