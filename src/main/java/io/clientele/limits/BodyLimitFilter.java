package io.clientele.limits;

import static io.clientele.problem.ProblemType.PAYLOAD_TOO_LARGE;
import static io.clientele.problem.ProblemType.UNSUPPORTED_MEDIA_TYPE;

import io.clientele.failure.Problems;
import io.clientele.problem.Problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Refuses a body that is longer than its call takes: at once where its length is declared, else
/// where it goes over. A form is refused where no file is taken: the container would put its parts
/// aside on disk before any call sees them.
final class BodyLimitFilter extends OncePerRequestFilter {

    private static final String FORM = "multipart/";
    private static final String FORMS = "/uploads";
    private static final Set<String> UPLOADS = Set.of(FORMS, "/uploads/preview");

    private final LimitsProperties limits;

    BodyLimitFilter(LimitsProperties limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var limit = isUpload(request) ? limits.upload() : limits.body();
        if (isForm(request) && !takesFiles(request)) {
            Problems.send(noForm(), request, response);
        } else if (request.getContentLengthLong() > limit.toBytes()) {
            Problems.send(tooLong(limit), request, response);
        } else {
            chain.doFilter(new Limited(request, limit), response);
        }
    }

    static boolean isUpload(HttpServletRequest request) {
        return UPLOADS.contains(request.getServletPath());
    }

    private static boolean takesFiles(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getServletPath().equals(FORMS);
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.strip().regionMatches(true, 0, FORM, 0, FORM.length());
    }

    private static Problem noForm() {
        return Problem.of(UNSUPPORTED_MEDIA_TYPE, "This call takes no form with parts.")
                .header("Connection", "close");
    }

    static Problem tooLong(DataSize limit) {
        return Problem.of(
                        PAYLOAD_TOO_LARGE,
                        "This call takes a body of at most %d bytes.".formatted(limit.toBytes()))
                .header("Connection", "close");
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private final DataSize limit;

        Limited(HttpServletRequest request, DataSize limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedBody(super.getInputStream(), limit);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            var encoding = getCharacterEncoding();
            var charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
            return new BufferedReader(new InputStreamReader(getInputStream(), charset));
        }
    }
}
