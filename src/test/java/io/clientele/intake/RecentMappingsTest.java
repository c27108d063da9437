package io.clientele.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientele.mapping.Field;
import io.clientele.mapping.UnusableColumns;

import org.junit.jupiter.api.Test;

import java.util.List;

class RecentMappingsTest {

    private static final List<String> TILL = List.of("customer", "date", "amount");

    private final RecentMappings mappings = new RecentMappings();

    @Test
    void keepsTheMappingOfAHeader() {
        var first = mappings.of(null, TILL);

        assertThat(mappings.of(null, List.of("customer", "date", "amount"))).isSameAs(first);
        assertThat(first.column(Field.AMOUNT)).isEqualTo(2);
    }

    @Test
    void tellsHeadersAndSpecificationsApart() {
        mappings.of(null, TILL);

        assertThat(mappings.of(null, List.of("amount", "date", "customer")).column(Field.AMOUNT))
                .isZero();
        var specified = "customer-id=date,ordered-at=customer,amount=amount";
        assertThat(mappings.of(specified, TILL).column(Field.CUSTOMER_ID)).isEqualTo(1);
        assertThat(mappings.of(null, TILL).column(Field.CUSTOMER_ID)).isZero();
    }

    @Test
    void keepsNeitherManyNorLongOnes() {
        var first = mappings.of(null, TILL);
        for (int i = 0; i < 32; i++) {
            mappings.of(null, List.of("customer", "date", "amount", "other" + i));
        }
        var wide = List.of("customer", "date", "amount", "x".repeat(2_000));

        assertThat(mappings.of(null, TILL)).isNotSameAs(first);
        assertThat(mappings.of(null, wide)).isNotSameAs(mappings.of(null, wide));
    }

    @Test
    void refusesAHeaderEachTime() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> mappings.of(null, List.of("customer", "date")))
                    .isInstanceOf(UnusableColumns.class);
        }
    }
}
