package io.clientele.audit;

import io.clientele.access.AccessRules;
import io.clientele.caller.Caller;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Notes every call that changes something, by its scope, and every export: a whole list as text,
/// or all of a customer. A call that cannot be noted is not carried out: it is noted before, or, as
/// [NotedInTransaction] says, in the transaction that does.
final class AuditInterceptor implements AsyncHandlerInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(AuditInterceptor.class);
    private static final String CUSTOMER = "customerId";
    private static final Set<String> READS = Set.of("GET", "HEAD");

    /// The forms of whole lists.
    private static final List<MediaType> FILES =
            List.of(new MediaType("text", "csv"), new MediaType("application", "x-ndjson"));

    /// The form of ids that this service gives and shops do not. What else stands in a path may
    /// name a customer as long as nothing was found by it, and would be kept for good.
    private static final Pattern OUR_ID =
            Pattern.compile("[a-fA-F0-9]{8}(-[a-fA-F0-9]{4}){3}-[a-fA-F0-9]{12}");

    private final AuditLog log;
    private final Pseudonyms pseudonyms;

    AuditInterceptor(AuditLog log, Pseudonyms pseudonyms) {
        this.log = log;
        this.pseudonyms = pseudonyms;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && handler instanceof HandlerMethod method
                && (AccessRules.changes(request) || isExport(request))) {
            var call = new AuditedCall(event(request));
            if (!method.hasMethodAnnotation(NotedInTransaction.class)) {
                log.begin(call);
            }
            call.attach(request);
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable Exception failure) {
        var call = AuditedCall.found(request);
        if (call != null) {
            try {
                log.end(
                        new AuditedCall.Outcome(
                                call,
                                response.getStatus(),
                                failure == null ? made(request, response) : null,
                                AuditedItems.counted(request)));
            } catch (DataAccessException e) {
                LOG.error(
                        "How audit event {} ({}) ended was not noted: {}",
                        call.number(),
                        call.event().action(),
                        e.toString());
            }
        }
    }

    /// For HEAD everything is read as for GET, and its length told.
    private static boolean isExport(HttpServletRequest request) {
        return READS.contains(request.getMethod())
                && (isText(request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE))
                        || pattern(request).endsWith("/export"));
    }

    private static boolean isText(@Nullable Object types) {
        return types instanceof Collection<?> produced
                && produced.stream()
                        .anyMatch(
                                type ->
                                        type instanceof MediaType media
                                                && FILES.stream()
                                                        .anyMatch(media::equalsTypeAndSubtype));
    }

    private AuditLog.Event event(HttpServletRequest request) {
        var customer = variables(request).get(CUSTOMER);
        var subject = ids(request).filter(OUR_ID.asMatchPredicate()).findFirst().orElse(null);
        return new AuditLog.Event(
                Caller.currentName(),
                request.getMethod() + " " + pattern(request),
                subject,
                customer == null ? null : pseudonyms.of(customer.toString()));
    }

    private static String pattern(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    }

    /// What a call made, or else found by the id of its path: then the id is one of ours.
    private static @Nullable String made(HttpServletRequest request, HttpServletResponse response) {
        var location = response.getHeader(HttpHeaders.LOCATION);
        if (location != null) {
            return location.substring(location.lastIndexOf('/') + 1);
        }
        return HttpStatusCode.valueOf(response.getStatus()).is2xxSuccessful()
                ? ids(request).findFirst().orElse(null)
                : null;
    }

    /// The ids in the path but the customer's, in their order.
    private static Stream<String> ids(HttpServletRequest request) {
        return variables(request).entrySet().stream()
                .filter(variable -> !CUSTOMER.equals(variable.getKey()))
                .map(variable -> String.valueOf(variable.getValue()));
    }

    private static Map<?, ?> variables(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                        instanceof Map<?, ?> map
                ? map
                : Map.of();
    }
}
