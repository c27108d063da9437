package io.clientele.access;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What an open service checks instead of a key. Everybody on the machine may call it, but not
/// through it: neither from afar by a proxy that runs here, nor from a web site that the browser
/// here has open (requests across sites, or a name that was rebound to this machine).
final class LocalRequest {

    private static final List<String> PROXY_HEADERS =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

    private static final Pattern LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}");
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private LocalRequest() {}

    /// Why the request is refused, for the caller to read; null when it is not.
    static @Nullable String refusal(HttpServletRequest request) {
        // Where the container reads a proxy's headers, they are gone and the address is the
        // caller's.
        if (!isLoopback(request.getRemoteAddr())
                || PROXY_HEADERS.stream().anyMatch(name -> request.getHeader(name) != null)) {
            return "This service is open to its own machine alone and was reached by a proxy:"
                    + " set up a key, see clientele.access.bootstrap-key.";
        }
        if (!isLoopback(request.getServerName().toLowerCase(Locale.ROOT))) {
            return "This service is open to its own machine alone, by the names localhost and"
                    + " 127.0.0.1.";
        }
        if (!SAFE_METHODS.contains(request.getMethod()) && isFromAnotherSite(request)) {
            return "A web site of another origin may not change anything here.";
        }
        return null;
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || LOOPBACK.matcher(host).matches()
                || host.equals("[::1]")
                || host.equals("::1")
                || host.equals("[0:0:0:0:0:0:0:1]")
                || host.equals("0:0:0:0:0:0:0:1");
    }

    private static boolean isFromAnotherSite(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OWN_SITE.contains(site)) {
            return true;
        }
        var origin = request.getHeader("Origin");
        return origin != null
                && !origin.equals(
                        "%s://%s".formatted(request.getScheme(), request.getHeader("Host")));
    }
}
