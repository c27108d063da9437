package io.clientele.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

import java.io.IOException;

class MemberColumnTest {

    /// The contract lists the columns from its example.
    @Test
    void theExampleOfTheContractHasEveryColumn() throws IOException {
        var example = new ClassPathResource("examples/listSegmentCustomers.csv");

        assertThat(example.getContentAsString(UTF_8).lines().findFirst())
                .contains(
                        MemberColumn.USUAL.stream()
                                .map(MemberColumn::toString)
                                .collect(joining(",")));
    }
}
