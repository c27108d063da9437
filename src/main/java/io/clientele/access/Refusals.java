package io.clientele.access;

import static io.clientele.problem.ProblemType.FORBIDDEN;
import static io.clientele.problem.ProblemType.INVALID_REQUEST;
import static io.clientele.problem.ProblemType.UNAUTHORIZED;

import io.clientele.caller.CallDenied;
import io.clientele.caller.CallerToken;
import io.clientele.failure.Problems;
import io.clientele.problem.Problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

import java.io.IOException;

/// Answers as problems, with the challenge of RFC 6750, what is not let in. Changes and exports
/// that a known caller may not do are told to whoever listens.
final class Refusals
        implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private static final String CHALLENGE = "WWW-Authenticate";

    private final ApplicationEventPublisher events;

    Refusals(ApplicationEventPublisher events) {
        this.events = events;
    }

    /// Without a key or token, or with one that is not good.
    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException failure)
            throws IOException {
        boolean missing = failure instanceof AuthenticationCredentialsNotFoundException;
        Problems.send(
                Problem.of(
                                UNAUTHORIZED,
                                missing
                                        ? "Send an API key as X-API-Key, or a key or token as"
                                                + " Authorization: Bearer."
                                        : "The API key or token is not valid: unknown, expired,"
                                                + " revoked or mistyped.")
                        .header(CHALLENGE, missing ? "Bearer" : "Bearer error=\"invalid_token\""),
                request,
                response);
    }

    /// Known, but not allowed.
    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        var call = AccessRules.restricted(request);
        if (call != null
                && SecurityContextHolder.getContext().getAuthentication()
                        instanceof CallerToken caller) {
            events.publishEvent(new CallDenied(caller.getName(), call));
        }
        Problems.send(
                Problem.of(FORBIDDEN, String.valueOf(failure.getMessage()))
                        .header(CHALLENGE, "Bearer error=\"insufficient_scope\""),
                request,
                response);
    }

    /// A path or header that no honest client sends.
    @Override
    public void handle(
            HttpServletRequest request,
            HttpServletResponse response,
            RequestRejectedException failure)
            throws IOException {
        Problems.send(
                Problem.of(
                        INVALID_REQUEST,
                        "The path, a header or a parameter holds characters that are not taken."),
                request,
                response);
    }
}
