package io.clientele.limits;

import static io.clientele.problem.ProblemType.TOO_MANY_REQUESTS;

import io.clientele.failure.Problems;
import io.clientele.problem.Problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Holds each key or token to its quota and tells it how much is left, by the header fields of
/// draft-ietf-httpapi-ratelimit-headers-10. Whoever needs no key is not counted.
final class RateLimitFilter extends OncePerRequestFilter {

    /// Uploads are not among them: a till sends a small one with every sale, and how many go
    /// on at once is limited by [AtOnceFilter].
    private static final Map<String, List<PathPattern>> WORK =
            Map.of(
                    "POST", patterns("/segmentations", "/simulations", "/uploads/*/attempts"),
                    "GET", patterns("/customers/*/export"),
                    "DELETE", patterns("/uploads/*", "/customers/*"));

    private final Quota calls;
    private final Quota work;
    private final String policy;

    RateLimitFilter(Quota calls, Quota work) {
        this.calls = calls;
        this.work = work;
        this.policy = "%s, %s".formatted(calls.policy(), work.policy());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getUserPrincipal() == null;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = request.getUserPrincipal().getName();
        var use = calls.count(caller);
        var state = use.state();
        if (use.granted() && isWork(request)) {
            use = work.count(caller);
            state += ", " + use.state();
        }
        response.setHeader("RateLimit-Policy", policy);
        response.setHeader("RateLimit", state);
        if (use.granted()) {
            chain.doFilter(request, response);
        } else {
            Problems.send(exceeded(use.retry()), request, response);
        }
    }

    private static Problem exceeded(Duration retry) {
        return Problem.of(
                        TOO_MANY_REQUESTS,
                        "This key or token has used up its quota; see the RateLimit header.")
                .retryAfter(Duration.ofSeconds(Quota.roundedUp(retry)));
    }

    /// What HEAD asks about is worked out as for GET, and not sent.
    private static boolean isWork(HttpServletRequest request) {
        PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        var method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        return WORK.getOrDefault(method, List.of()).stream()
                .anyMatch(pattern -> pattern.matches(path));
    }

    private static List<PathPattern> patterns(String... patterns) {
        return List.of(patterns).stream().map(PathPatternParser.defaultInstance::parse).toList();
    }
}
