package io.clientele.failure;

import io.clientele.problem.Problem;
import io.clientele.problem.ProblemDocument;
import io.clientele.problem.ProblemType;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/// Sends problem documents from where no controller is near: filters, the container, error pages.
///
/// The document is written straight to the response, whatever `Accept` says: an error that the
/// client did not ask for must still be readable.
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private Problems() {}

    /// The problem that a failure amounts to; empty for one that nobody foresaw.
    public static Optional<Problem> of(Throwable failure) {
        return Optional.ofNullable(FailureTranslation.of(failure));
    }

    /// Answers a request with the problem that a failure amounts to.
    ///
    /// A failure that nobody foresaw is logged with its stack trace under a new id, and the caller
    /// is told the id alone. Where the answer is already on its way, it can only be logged.
    public static void send(
            Throwable failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var path = path(request);
        var problem = FailureTranslation.of(failure);
        if (problem == null) {
            var id = UUID.randomUUID();
            LOG.error("{} {} failed, id {}", request.getMethod(), loggable(path), id, failure);
            problem =
                    Problem.of(
                            ProblemType.INTERNAL_ERROR,
                            "The service failed to answer. Its log tells more under the id %s."
                                    .formatted(id));
        } else if (problem.type().status() >= 500) {
            LOG.warn("{} {}: {}", request.getMethod(), loggable(path), failure.toString());
        }
        if (!response.isCommitted()) {
            write(problem, path, response);
        }
    }

    private static void write(Problem problem, String path, HttpServletResponse response)
            throws IOException {
        var body = JSON.writeValueAsBytes(ProblemDocument.of(problem, path));
        response.resetBuffer();
        response.setStatus(problem.type().status());
        response.setContentType("application/problem+json");
        response.setCharacterEncoding((String) null);
        response.setContentLength(body.length);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Disposition", null);
        response.setHeader("ETag", null);
        problem.headers().forEach(response::setHeader);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /// A log outlives its customers, so it does not name them.
    private static String loggable(String path) {
        return path.replaceFirst("/customers/(?!segments$)[^/]+", "/customers/…");
    }

    private static String path(HttpServletRequest request) {
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var path = failed instanceof String uri ? uri : request.getRequestURI();
        return path == null ? "" : path;
    }
}
