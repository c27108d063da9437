package io.clientele.dashboard;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.support.WebContentGenerator;

import java.io.IOException;

/// Sends the dashboard's files: asked again each time, so that nobody sees an old one, and answered
/// with 304 while nothing has changed.
@Component
final class StaticFileHandler extends WebContentGenerator implements HttpRequestHandler {

    private final StaticFiles files;

    StaticFileHandler(StaticFiles files) {
        super(METHOD_GET, METHOD_HEAD);
        this.files = files;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        checkRequest(request);
        var file = files.at(request.getServletPath());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (new ServletWebRequest(request, response).checkNotModified(file.tag())) {
            return;
        }
        var packed = takesGzip(request);
        if (packed) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        var body = packed ? file.packed() : file.plain();
        response.setContentType(file.type().toString());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static boolean takesGzip(HttpServletRequest request) {
        var encodings = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return encodings != null && encodings.contains("gzip") && !encodings.contains("gzip;q=0");
    }
}
