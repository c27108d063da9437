package io.clientele.idempotency;

import static io.clientele.problem.ProblemType.IDEMPOTENCY_KEY_REUSED;

import io.clientele.access.AccessRules;
import io.clientele.failure.Problems;
import io.clientele.problem.Problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

import java.io.IOException;
import java.security.MessageDigest;

/// Carries out a POST with an `Idempotency-Key` once, and gives its answer to all that repeat it.
///
/// Follows draft-ietf-httpapi-idempotency-key-header. An answer is stored before it is sent: who
/// has seen it can rely on it. What changes nothing is safe to repeat as it is: no answer is kept
/// that may be about many customers.
final class IdempotencyFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);

    private final IdempotencyKeys keys;
    private final int buffer;
    private final @Nullable MultipartResolver multipart;

    IdempotencyFilter(
            IdempotencyKeys keys,
            IdempotencyProperties properties,
            @Nullable MultipartResolver multipart) {
        this.keys = keys;
        this.buffer = Math.toIntExact(properties.buffer().toBytes());
        this.multipart = multipart;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || request.getHeader(CallerKey.HEADER) == null
                || !AccessRules.changes(request);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            var key = CallerKey.of(request);
            if (multipart != null && multipart.isMultipart(request)) {
                var form = multipart.resolveMultipart(request);
                try {
                    answer(key, ReceivedRequest.of(form), response, chain);
                } finally {
                    multipart.cleanupMultipart(form);
                }
            } else {
                answer(key, ReceivedRequest.of(request, buffer), response, chain);
            }
        } catch (IOException | ServletException | RuntimeException e) {
            if (response.isCommitted()) {
                throw e;
            }
            Problems.send(e, request, response);
        }
    }

    private void answer(
            CallerKey key, ReceivedRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var own = request.fingerprint();
        // Of a long body nobody knows yet whether it is the same: no other may begin with it.
        switch (own == null ? keys.claim(key, null) : keys.find(key)) {
            case Claim.Free() -> carryOut(new KeyedCall(key, own, null), request, response, chain);
            case Claim.Granted(var attempt) ->
                    carryOut(new KeyedCall(key, own, attempt), request, response, chain);
            case Claim.InFlight(var other) -> {
                if (other != null && own != null) {
                    requireEqual(other, own);
                }
                throw IdempotencyKeys.inFlight();
            }
            case Claim.Answered(var other, var answer) -> {
                requireEqual(other, request.fingerprint(Long.MAX_VALUE));
                answer.send(response);
            }
        }
    }

    private static void requireEqual(byte[] other, byte @Nullable [] own) {
        if (!MessageDigest.isEqual(other, own)) {
            throw Problem.of(IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_KEY_REUSED.description());
        }
    }

    private void carryOut(
            KeyedCall call,
            ReceivedRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        var captured = new ContentCachingResponseWrapper(response);
        Answer answer = null;
        byte[] fingerprint = null;
        call.attach(request);
        try {
            chain.doFilter(request, captured);
            answer = isSecret(captured) ? null : Answer.of(captured);
            fingerprint = request.fingerprint(buffer);
        } finally {
            settle(call, fingerprint, answer);
        }
        captured.copyBodyToResponse();
    }

    /// An answer that must not be stored, such as one with a new key, is not stored here either.
    private static boolean isSecret(HttpServletResponse response) {
        var control = response.getHeader(HttpHeaders.CACHE_CONTROL);
        return response.getStatus() / 100 == 2 && control != null && control.contains("no-store");
    }

    /// A request that was carried out is answered even if the database cannot take note of it; its
    /// lease then runs out.
    private void settle(KeyedCall call, byte @Nullable [] fingerprint, @Nullable Answer answer) {
        try {
            if (answer != null && answer.isFinal() && fingerprint != null) {
                keys.keep(call, fingerprint, answer);
            } else {
                keys.release(call);
            }
        } catch (DataAccessException e) {
            LOG.warn("The answer under an Idempotency-Key was not kept: {}", e.toString());
        }
    }
}
