package io.clientele.limits;

import static io.clientele.problem.ProblemType.SERVICE_UNAVAILABLE;

import io.clientele.failure.Problems;
import io.clientele.problem.Problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// Receives only so many uploads at once, so that memory and disk stay bounded whoever sends; the
/// small ones of tills have places of their own and never wait for a long file.
final class AtOnceFilter extends OncePerRequestFilter {

    private static final int SMALL = 1 << 16;
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Semaphore files;
    private final Semaphore batches;

    AtOnceFilter(LimitsProperties.AtOnce limits) {
        files = new Semaphore(limits.files());
        batches = new Semaphore(limits.batches());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !BodyLimitFilter.isUpload(request);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long length = request.getContentLengthLong();
        var places = length >= 0 && length <= SMALL ? batches : files;
        if (!places.tryAcquire()) {
            Problems.send(full(), request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }

    private static Problem full() {
        return Problem.of(
                        SERVICE_UNAVAILABLE,
                        "As many uploads as this service receives at once are on their way; send it again later.")
                .header("Connection", "close")
                .retryAfter(RETRY);
    }
}
