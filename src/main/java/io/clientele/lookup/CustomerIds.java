package io.clientele.lookup;

import static io.clientele.problem.ProblemType.INVALID_PARAMETERS;

import io.clientele.problem.FieldError;
import io.clientele.problem.Problem;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

@Schema(description = "Customers to look up.")
record CustomerIds(
        @ArraySchema(
                        schema = @Schema(minLength = 1, maxLength = CustomerIds.LONGEST_ID),
                        arraySchema =
                                @Schema(
                                        description = "The shop's ids, at most 1,000.",
                                        example = "[\"10777\", \"10337\"]"))
                @NotEmpty
                @Size(max = 1000)
                List<@Nullable String> customerIds) {

    private static final int LONGEST_ID = 200;

    /// Each id once, checked in one pass: constraints on the elements would cost as much as
    /// looking them up.
    ///
    /// @throws Problem `INVALID_PARAMETERS` if some are none
    Set<String> distinct() {
        Set<String> ids = LinkedHashSet.newLinkedHashSet(customerIds.size());
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < customerIds.size(); i++) {
            var id = customerIds.get(i);
            if (id == null) {
                errors.add(error(i, "not-null", "must not be null"));
            } else if (id.isEmpty() || id.length() > LONGEST_ID) {
                errors.add(error(i, "size", "size must be between 1 and " + LONGEST_ID));
            } else {
                ids.add(id);
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.of(INVALID_PARAMETERS, "Some values are out of range.").with(errors);
        }
        return ids;
    }

    private static FieldError error(int index, String code, String message) {
        return new FieldError("customerIds[%d]".formatted(index), code, message);
    }
}
