package io.clientele.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.row.DateOrder;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.util.Map;

class IntakePropertiesTest {

    @Test
    void knowsTheUsualNonProductsUnlessToldOthers() {
        assertThat(bound(Map.of()).nonProducts()).contains("POST", "discount");
        assertThat(bound(Map.of("clientele.intake.non-products", "Pfand, Versand*")).nonProducts())
                .containsExactly("Pfand", "Versand*");
    }

    @Test
    void leavesTheOrderOfDatesToTheFileUnlessToldOne() {
        assertThat(bound(Map.of()).dates()).isNull();
        assertThat(bound(Map.of("clientele.intake.dates", "month-first")).dates())
                .isEqualTo(DateOrder.MONTH_FIRST);
    }

    private static IntakeProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("clientele.intake", IntakeProperties.class);
    }
}
