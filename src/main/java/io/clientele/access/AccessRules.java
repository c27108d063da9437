package io.clientele.access;

import static io.clientele.apikey.Scope.ADMIN;
import static io.clientele.apikey.Scope.INGEST;
import static io.clientele.apikey.Scope.MANAGE;
import static io.clientele.apikey.Scope.READ;

import static java.util.stream.Collectors.groupingBy;

import io.clientele.apikey.Scope;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The one table of what each call needs. The first rule that fits decides; what no rule fits needs
/// `admin`, so that a forgotten path is shut.
public final class AccessRules {

    private static final Set<Scope> NOTHING = Set.of();
    private static final String ANY = "*";
    private static final Set<HttpMethod> KNOWN = Set.of(HttpMethod.values());
    private static final PathPattern PREVIEW =
            PathPatternParser.defaultInstance.parse("/uploads/preview");

    /// Lists that come in pages, or whole if they are asked for as text.
    private static final Set<String> LISTS =
            Set.of("/uploads/*/rejects", "/segments/*/customers", "/audiences/*/customers");

    private static final Pattern TEXT =
            Pattern.compile("text/(\\*|csv)|application/x-ndjson", Pattern.CASE_INSENSITIVE);

    private static final List<Rule> RULES =
            List.of(
                    // What a browser loads before it has a key, and what says nothing of customers.
                    rule("GET", "/", NOTHING),
                    rule("GET", "/index.html", NOTHING),
                    rule("GET", "/favicon.ico", NOTHING),
                    rule("GET", "/dashboard/**", NOTHING),
                    rule("GET", "/webjars/**", NOTHING),
                    rule("GET", "/swagger-ui.html", NOTHING),
                    rule("GET", "/swagger-ui/**", NOTHING),
                    rule("GET", "/v3/api-docs/**", NOTHING),
                    rule("GET", "/v3/api-docs.yaml", NOTHING),
                    rule("GET", "/problems/**", NOTHING),
                    rule("GET", "/actuator/health/**", NOTHING),
                    rule("GET", "/actuator/**", Set.of(READ)),
                    rule("POST", "/uploads", Set.of(INGEST)),
                    rule("POST", "/uploads/preview", Set.of(INGEST)),
                    rule("POST", "/uploads/*/attempts", Set.of(INGEST)),
                    rule("GET", "/uploads/*/rejects", Set.of(INGEST, READ)),
                    rule("GET", "/uploads/**", Set.of(INGEST, READ)),
                    rule("DELETE", "/uploads/*", Set.of(MANAGE)),
                    rule("POST", "/segmentations", Set.of(MANAGE)),
                    rule("GET", "/segmentations/**", Set.of(READ)),
                    rule("DELETE", "/segmentations/*", Set.of(MANAGE)),
                    rule("POST", "/customers/segments", Set.of(READ)),
                    rule("GET", "/customers/*/export", Set.of(MANAGE)),
                    rule("GET", "/customers/**", Set.of(READ)),
                    rule("DELETE", "/customers/*", Set.of(MANAGE)),
                    rule("GET", "/segments/*/customers", Set.of(READ)),
                    rule("GET", "/segments/**", Set.of(READ)),
                    rule("GET", "/bundles/**", Set.of(READ)),
                    rule("GET", "/personas/**", Set.of(READ)),
                    rule("GET", "/strategies/**", Set.of(READ)),
                    rule("PUT", "/strategies/*", Set.of(MANAGE)),
                    rule("DELETE", "/strategies/*", Set.of(MANAGE)),
                    rule("GET", "/audiences/*/export", Set.of(READ)),
                    rule("GET", "/audiences/*/customers", Set.of(READ)),
                    rule("GET", "/audiences/**", Set.of(READ)),
                    rule(ANY, "/audiences/**", Set.of(MANAGE)),
                    rule("GET", "/schedules/**", Set.of(READ)),
                    rule(ANY, "/schedules/**", Set.of(MANAGE)),
                    rule("GET", "/control-groups/**", Set.of(READ)),
                    rule(ANY, "/control-groups/**", Set.of(MANAGE)),
                    rule("GET", "/forecasts/**", Set.of(READ)),
                    rule("GET", "/insights/**", Set.of(READ)),
                    rule("POST", "/simulations", Set.of(READ)),
                    rule(ANY, "/webhooks/**", Set.of(MANAGE)),
                    rule(ANY, "/api-keys/**", Set.of(ADMIN)),
                    rule("GET", "/audit/**", Set.of(ADMIN)));

    /// The same in the same order, by the first part of the path, which each of them names.
    private static final Map<String, List<Rule>> BY_BEGINNING =
            RULES.stream().collect(groupingBy(rule -> beginning(rule.path())));

    private AccessRules() {}

    /// The scopes of which a caller needs one; empty for what is open to all.
    public static Set<Scope> needed(String method, String path) {
        return needed(method, PathContainer.parsePath(path));
    }

    static Set<Scope> needed(String method, PathContainer path) {
        return find(method, path).map(Rule::scopes).orElse(Set.of(ADMIN));
    }

    /// Whether a call changes something: reads do not, nor does what needs no more than `read` or
    /// only shows how a file would be read.
    public static boolean changes(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD", "OPTIONS" -> false;
            default -> {
                var path = ServletRequestPathUtils.parse(request).pathWithinApplication();
                yield !PREVIEW.matches(path)
                        && !needed(request.getMethod(), path).equals(Set.of(READ));
            }
        };
    }

    /// Method and path of the rule for a change or an export, without anything of the path as sent;
    /// null for other calls.
    static @Nullable String restricted(HttpServletRequest request) {
        var method = HttpMethod.valueOf(request.getMethod());
        var path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        var pattern =
                find(method.name(), path).map(rule -> rule.pattern().toString()).orElse("/**");
        if (!changes(request) && !isExport(pattern, request)) {
            return null;
        }
        return (KNOWN.contains(method) ? method.name() : ANY) + " " + pattern;
    }

    /// Whether a call asks for an export: one of those by name, or a whole list as text.
    private static boolean isExport(String pattern, HttpServletRequest request) {
        return pattern.endsWith("/export")
                || (LISTS.contains(pattern)
                        && Collections.list(request.getHeaders(HttpHeaders.ACCEPT)).stream()
                                .anyMatch(types -> TEXT.matcher(types).find()));
    }

    /// Whether a rule of the table fits.
    static boolean isListed(String method, String path) {
        return find(method, PathContainer.parsePath(path)).isPresent();
    }

    /// HEAD and OPTIONS need what GET needs.
    private static Optional<Rule> find(String method, PathContainer path) {
        var asked =
                switch (method) {
                    case "HEAD", "OPTIONS" -> "GET";
                    default -> method;
                };
        for (var rule : BY_BEGINNING.getOrDefault(beginning(path), List.of())) {
            if ((rule.method().equals(ANY) || rule.method().equals(asked))
                    && rule.pattern().matches(path)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /// The first part of a path as patterns see it: decoded, and without parameters.
    private static String beginning(PathContainer path) {
        return path.elements().size() > 1
                        && path.elements().get(1) instanceof PathContainer.PathSegment first
                ? first.valueToMatch()
                : "";
    }

    private static Rule rule(String method, String pattern, Set<Scope> scopes) {
        return new Rule(method, PathPatternParser.defaultInstance.parse(pattern), scopes);
    }

    private record Rule(String method, PathPattern pattern, Set<Scope> scopes) {

        private PathContainer path() {
            return PathContainer.parsePath(pattern.getPatternString());
        }
    }
}
