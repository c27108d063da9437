package io.clientele.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.clientele.problem.FieldError;
import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class CustomerIdsTest {

    private static final String LONGEST = "c".repeat(200);

    @Test
    void keepsEachIdOnceInTheOrderAsked() {
        assertThat(new CustomerIds(List.of("b", "a", LONGEST, "b")).distinct())
                .containsExactly("b", "a", LONGEST);
    }

    @Test
    void namesEveryEntryThatIsNoId() {
        var ids = new CustomerIds(Arrays.asList("a", "", null, LONGEST + "c"));

        var problem = catchThrowableOfType(Problem.class, ids::distinct);

        assertThat(problem.type()).isEqualTo(ProblemType.INVALID_PARAMETERS);
        assertThat(problem.errors())
                .containsExactly(
                        new FieldError("customerIds[1]", "size", "size must be between 1 and 200"),
                        new FieldError("customerIds[2]", "not-null", "must not be null"),
                        new FieldError("customerIds[3]", "size", "size must be between 1 and 200"));
    }
}
