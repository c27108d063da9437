package io.clientele.failure;

import static io.clientele.problem.ProblemType.INVALID_PARAMETERS;
import static io.clientele.problem.ProblemType.INVALID_REQUEST;

import io.clientele.problem.FieldError;
import io.clientele.problem.Problem;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Names the fields and parameters that break their constraints.
final class ValidationProblems {
    private ValidationProblems() {}

    static Problem of(BindingResult result) {
        var unreadable =
                result.getFieldErrors().stream().anyMatch(error -> error.isBindingFailure());
        return unreadable
                ? Problem.of(INVALID_REQUEST, "Some parameters cannot be read.")
                        .with(errors(result))
                : invalid(errors(result));
    }

    static Problem of(HandlerMethodValidationException failure) {
        return invalid(
                failure.getParameterValidationResults().stream()
                        .flatMap(ValidationProblems::errors)
                        .toList());
    }

    private static Problem invalid(List<FieldError> errors) {
        return Problem.of(INVALID_PARAMETERS, "Some values are out of range.").with(errors);
    }

    private static Stream<FieldError> errors(ParameterValidationResult result) {
        if (result instanceof Errors errors) {
            return errors(errors).stream();
        }
        var name = String.valueOf(result.getMethodParameter().getParameterName());
        var index = result.getContainerIndex();
        var field = index == null ? name : "%s[%d]".formatted(name, index);
        return result.getResolvableErrors().stream().map(error -> error(field, error));
    }

    private static List<FieldError> errors(Errors errors) {
        return errors.getAllErrors().stream()
                .map(
                        error ->
                                error instanceof org.springframework.validation.FieldError field
                                        ? error(errors, field)
                                        : error("body", error))
                .toList();
    }

    private static FieldError error(
            Errors errors, org.springframework.validation.FieldError error) {
        var type = errors.getFieldType(error.getField());
        return error.isBindingFailure() && type != null
                ? Expectation.of(type).at(error.getField())
                : error(error.getField(), error);
    }

    private static FieldError error(String field, MessageSourceResolvable error) {
        var message = error.getDefaultMessage();
        return new FieldError(field, code(error), message == null ? "is invalid" : message);
    }

    /// The constraint's name, `DecimalMin` as `decimal-min`: the last and plainest of the codes.
    private static String code(MessageSourceResolvable error) {
        var codes = error.getCodes();
        return codes == null || codes.length == 0
                ? "invalid"
                : codes[codes.length - 1]
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                        .toLowerCase(Locale.ROOT);
    }
}
