package io.clientele.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// An answer that ends a request early: thrown anywhere, sent as a problem document.
///
/// `throw Problem.of(UPLOAD_NOT_FOUND, "Upload %s does not exist.".formatted(id))`
///
/// It carries no stack trace, since it is an answer and not a fault.
public final class Problem extends RuntimeException {
    private final ProblemType type;
    private final List<FieldError> errors;
    private final Map<String, String> headers;

    private Problem(
            ProblemType type, String detail, List<FieldError> errors, Map<String, String> headers) {
        super(detail, null, false, false);
        this.type = type;
        this.errors = List.copyOf(errors);
        this.headers = headers;
    }

    /// A problem of a type.
    ///
    /// @param detail what happened this time, in one or two sentences the caller may read
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), Map.of());
    }

    /// The same problem with these errors added.
    public Problem with(FieldError... more) {
        return with(List.of(more));
    }

    /// The same problem with these errors added.
    public Problem with(List<FieldError> more) {
        return new Problem(
                type, detail(), Stream.concat(errors.stream(), more.stream()).toList(), headers);
    }

    /// The same problem with a `Retry-After` header, in whole seconds and at least one.
    public Problem retryAfter(Duration delay) {
        return header("Retry-After", String.valueOf(Math.max(1, delay.toSeconds())));
    }

    /// The same problem with a header of the answer set.
    public Problem header(String name, String value) {
        var added = new LinkedHashMap<>(headers);
        added.put(name, value);
        return new Problem(type, detail(), errors, added);
    }

    /// What kind of problem this is.
    public ProblemType type() {
        return type;
    }

    /// What happened this time; also the message of the exception.
    public String detail() {
        return String.valueOf(getMessage());
    }

    /// What is wrong with the request, part by part; empty when there is nothing to point at.
    public List<FieldError> errors() {
        return errors;
    }

    /// Headers of the answer, such as `Retry-After` or `Allow`.
    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }
}
