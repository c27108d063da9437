package io.clientele.idempotency;

import static io.clientele.problem.ProblemType.INVALID_REQUEST;

import io.clientele.problem.FieldError;
import io.clientele.problem.Problem;

import jakarta.servlet.http.HttpServletRequest;

import java.util.regex.Pattern;

/// A key and whose it is; an anonymous caller is the empty text.
record CallerKey(String caller, String key) {
    static final String HEADER = "Idempotency-Key";
    private static final Pattern VALID = Pattern.compile("[!-~]{1,255}");

    /// The key of a request; quotes around it, as the draft standard wants them, may be left out.
    static CallerKey of(HttpServletRequest request) {
        var header = request.getHeader(HEADER);
        var quoted = header.length() > 1 && header.startsWith("\"") && header.endsWith("\"");
        var key = quoted ? header.substring(1, header.length() - 1) : header;
        if (!VALID.matcher(key).matches()) {
            throw Problem.of(INVALID_REQUEST, "The Idempotency-Key cannot be used.")
                    .with(
                            new FieldError(
                                    HEADER,
                                    "invalid",
                                    "must be 1 to 255 visible ASCII characters, such as a UUID"));
        }
        var caller = request.getUserPrincipal();
        return new CallerKey(caller == null ? "" : caller.getName(), key);
    }
}
