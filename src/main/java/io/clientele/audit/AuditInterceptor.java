package io.clientele.audit;

import io.clientele.access.AccessRules;
import io.clientele.access.Caller;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;

/// Notes every call that changes something, by its scope, and every export: a whole list as text,
/// or all of a customer. A call that cannot be noted is not carried out: it is noted before, or, as
/// [NotedInTransaction] says, in the transaction that does.
final class AuditInterceptor implements AsyncHandlerInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(AuditInterceptor.class);
    private static final String CUSTOMER = "customerId";

    /// The form of ids that this service gives. What else stands in a path is not checked yet, may
    /// name a customer, and would be kept for good.
    private static final Pattern OUR_ID =
            Pattern.compile("[a-z0-9-]{1,100}|[A-F0-9]{8}(-[A-F0-9]{4}){3}-[A-F0-9]{12}");

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
                                made(response),
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

    private static boolean isExport(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && (isText(request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE))
                        || pattern(request).endsWith("/export"));
    }

    private static boolean isText(@Nullable Object types) {
        return types instanceof Collection<?> produced
                && produced.stream()
                        .anyMatch(
                                type ->
                                        type instanceof MediaType media
                                                && RowCount.isCounted(media));
    }

    private AuditLog.Event event(HttpServletRequest request) {
        var variables =
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                                instanceof Map<?, ?> map
                        ? map
                        : Map.of();
        var customer = variables.get(CUSTOMER);
        var subject =
                variables.entrySet().stream()
                        .filter(variable -> !CUSTOMER.equals(variable.getKey()))
                        .map(variable -> String.valueOf(variable.getValue()))
                        .filter(value -> OUR_ID.matcher(value).matches())
                        .findFirst()
                        .orElse(null);
        return new AuditLog.Event(
                Caller.currentName(),
                request.getMethod() + " " + pattern(request),
                subject,
                customer == null ? null : pseudonyms.of(customer.toString()));
    }

    private static String pattern(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    }

    private static @Nullable String made(HttpServletResponse response) {
        var location = response.getHeader(HttpHeaders.LOCATION);
        return location == null ? null : location.substring(location.lastIndexOf('/') + 1);
    }
}
