package io.clientele.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.clientele.plan.ScoringParameters.OwnSegment;
import io.clientele.problem.Problem;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

class OwnSegmentTests {

    private static final Pattern BELOW_SEGMENTS = Pattern.compile("(?m)^  /segments/([a-z-]+):");

    @Test
    void noIdHidesACallOfTheService() throws Exception {
        var calls =
                BELOW_SEGMENTS
                        .matcher(Files.readString(Path.of("http/openapi.yaml")))
                        .results()
                        .map(call -> call.group(1))
                        .toList();

        assertThat(calls)
                .isNotEmpty()
                .allSatisfy(
                        id -> {
                            var refused =
                                    catchThrowableOfType(
                                            Problem.class, () -> everybody(id).complete());
                            assertThat(refused.errors())
                                    .singleElement()
                                    .satisfies(
                                            error ->
                                                    assertThat(error.message())
                                                            .startsWith("is reserved"));
                        });
        assertThat(everybody("regulars").complete().segmentMap()).hasSize(1);
    }

    private static ScoringParameters everybody(String id) {
        return new ScoringParameters(
                null, null, null, null, List.of(new OwnSegment(id, null, List.of("**"))));
    }
}
