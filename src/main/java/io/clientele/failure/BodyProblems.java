package io.clientele.failure;

import static io.clientele.problem.ProblemType.INVALID_REQUEST;
import static io.clientele.problem.ProblemType.MALFORMED_JSON;

import io.clientele.problem.FieldError;
import io.clientele.problem.Problem;

import org.springframework.http.converter.HttpMessageNotReadableException;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import java.util.stream.Collectors;

/// Tells what is wrong with a JSON body: where it stops being JSON, or which field does not fit.
final class BodyProblems {
    private BodyProblems() {}

    static Problem of(HttpMessageNotReadableException failure) {
        var transport = TransportProblems.of(failure);
        if (transport != null) {
            return transport;
        }
        return switch (failure.getCause()) {
            case StreamReadException e -> malformed(e);
            case UnrecognizedPropertyException e -> unknown(e);
            case MismatchedInputException e -> mismatched(e);
            case JacksonException e when e.getCause() instanceof Problem problem -> problem;
            case JacksonException e -> unusable(e);
            case null ->
                    Problem.of(INVALID_REQUEST, "The body is missing.")
                            .with(new FieldError("body", "missing", "must be given"));
            default -> Problem.of(INVALID_REQUEST, "The body cannot be read.");
        };
    }

    private static Problem malformed(StreamReadException e) {
        var location = e.getLocation();
        var place = "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
        return Problem.of(MALFORMED_JSON, "The body stops being JSON at %s.".formatted(place))
                .with(new FieldError(place, "malformed-json", "is not JSON from here on"));
    }

    private static Problem unknown(UnrecognizedPropertyException e) {
        var known =
                e.getKnownPropertyIds().stream()
                        .map(Object::toString)
                        .sorted()
                        .collect(Collectors.joining(", "));
        return invalid(new FieldError(path(e), "unknown-field", "is none of " + known));
    }

    private static Problem mismatched(MismatchedInputException e) {
        var type = e.getTargetType();
        return invalid(Expectation.of(type == null ? Object.class : type).at(path(e)));
    }

    private static Problem unusable(JacksonException e) {
        return invalid(new FieldError(path(e), "invalid", "cannot be used"));
    }

    private static Problem invalid(FieldError error) {
        return Problem.of(INVALID_REQUEST, "The body does not have the expected form.").with(error);
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            var name = step.getPropertyName();
            if (name == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }
}
