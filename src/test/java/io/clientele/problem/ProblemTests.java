package io.clientele.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Arrays;

class ProblemTests {

    @Test
    void addsToACopyAndCarriesNoStackTrace() {
        var plain = Problem.of(ProblemType.CONFLICT, "Taken.");
        var full =
                plain.with(new FieldError("name", "taken", "is taken"))
                        .with(new FieldError("id", "taken", "is taken"))
                        .retryAfter(Duration.ofMillis(1));

        assertThat(plain.errors()).isEmpty();
        assertThat(plain.headers()).isEmpty();
        assertThat(full.errors()).extracting(FieldError::field).containsExactly("name", "id");
        assertThat(full.headers()).containsEntry("Retry-After", "1");
        assertThat(full).hasMessage("Taken.");
        assertThat(full.getStackTrace()).isEmpty();
    }

    @Test
    void typesHaveDifferentSlugsAndCompleteWords() {
        assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::slug))
                .doesNotHaveDuplicates()
                .allMatch(slug -> slug.matches("[a-z-]+"));
        for (var type : ProblemType.values()) {
            assertThat(ProblemType.ofSlug(type.slug())).contains(type);
            assertThat(type.description()).endsWith(".");
        }
        assertThat(ProblemType.ofStatus(503)).isEqualTo(ProblemType.SERVICE_UNAVAILABLE);
        assertThat(ProblemType.ofStatus(418)).isEqualTo(ProblemType.INVALID_REQUEST);
    }
}
