package io.clientele.failure;

import static io.clientele.problem.ProblemType.INVALID_REQUEST;
import static io.clientele.problem.ProblemType.METHOD_NOT_ALLOWED;
import static io.clientele.problem.ProblemType.NOT_ACCEPTABLE;
import static io.clientele.problem.ProblemType.NOT_FOUND;
import static io.clientele.problem.ProblemType.PAYLOAD_TOO_LARGE;
import static io.clientele.problem.ProblemType.SERVICE_UNAVAILABLE;
import static io.clientele.problem.ProblemType.UNSUPPORTED_MEDIA_TYPE;

import io.clientele.problem.FieldError;
import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;

import jakarta.servlet.ServletException;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

import java.util.List;
import java.util.stream.Collectors;

/// Tells which problem a failure amounts to.
final class FailureTranslation {
    private FailureTranslation() {}

    /// The problem, or null for a failure that nobody foresaw.
    static @Nullable Problem of(Throwable failure) {
        return switch (failure) {
            case Problem problem -> problem;
            case HttpMessageNotReadableException e -> BodyProblems.of(e);
            case MethodArgumentNotValidException e -> ValidationProblems.of(e.getBindingResult());
            case HandlerMethodValidationException e -> ValidationProblems.of(e);
            case TypeMismatchException e -> mismatch(e);
            case MissingServletRequestParameterException e ->
                    missing("parameter", e.getParameterName());
            case MissingRequestHeaderException e -> missing("header", e.getHeaderName());
            case MissingServletRequestPartException e -> missing("part", e.getRequestPartName());
            case NoResourceFoundException _, NoHandlerFoundException _ ->
                    Problem.of(NOT_FOUND, "Nothing lives at this path.");
            case HttpRequestMethodNotSupportedException e -> methodNotAllowed(e);
            case HttpMediaTypeNotSupportedException e -> unsupported(e);
            case HttpMediaTypeNotAcceptableException e ->
                    Problem.of(
                            NOT_ACCEPTABLE,
                            "This path answers as %s.".formatted(list(e.getSupportedMediaTypes())));
            case MaxUploadSizeExceededException _ ->
                    Problem.of(PAYLOAD_TOO_LARGE, PAYLOAD_TOO_LARGE.description());
            case AsyncRequestTimeoutException _ ->
                    Problem.of(SERVICE_UNAVAILABLE, "The answer took too long.");
            case ErrorResponse e -> ofStatus(e.getStatusCode().value());
            default -> ofCauses(failure);
        };
    }

    /// The problem of an error status that came without a failure.
    static Problem ofStatus(int status) {
        var type = ProblemType.ofStatus(status);
        return Problem.of(type, type.description());
    }

    private static @Nullable Problem ofCauses(Throwable failure) {
        var problem = DatabaseProblems.of(failure);
        if (problem == null) {
            problem = TransportProblems.of(failure);
        }
        var cause = failure.getCause();
        return problem == null && failure instanceof ServletException && cause != null
                ? of(cause)
                : problem;
    }

    private static Problem mismatch(TypeMismatchException e) {
        var name = String.valueOf(e.getPropertyName());
        var type = e.getRequiredType();
        return Problem.of(INVALID_REQUEST, "The parameter %s cannot be read.".formatted(name))
                .with(Expectation.of(type == null ? Object.class : type).at(name));
    }

    private static Problem missing(String kind, String name) {
        return Problem.of(INVALID_REQUEST, "The %s %s is missing.".formatted(kind, name))
                .with(new FieldError(name, "missing", "must be given"));
    }

    private static Problem methodNotAllowed(HttpRequestMethodNotSupportedException e) {
        var methods = e.getSupportedMethods();
        var allowed = methods == null ? "" : String.join(", ", methods);
        return Problem.of(
                        METHOD_NOT_ALLOWED,
                        "%s is not allowed here, only %s.".formatted(e.getMethod(), allowed))
                .header("Allow", allowed);
    }

    private static Problem unsupported(HttpMediaTypeNotSupportedException e) {
        var supported = list(e.getSupportedMediaTypes());
        return Problem.of(UNSUPPORTED_MEDIA_TYPE, "This path takes %s.".formatted(supported))
                .header("Accept", supported);
    }

    private static String list(List<MediaType> types) {
        return types.stream().map(MediaType::toString).collect(Collectors.joining(", "));
    }
}
