package io.clientele.parameter;

import io.clientele.problem.FieldError;
import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Refuses a parameter that a call does not have: `?dryrun=true` would else be a real import under
/// the defaults. Calls by GET take what they know.
@Component
final class KnownParameters implements WebMvcConfigurer, HandlerInterceptor {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String OWN = "io.clientele.";

    private final Map<Method, List<String>> known = new ConcurrentHashMap<>();

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        // How a failure is answered is a dispatch of its own, with the same query.
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && request.getQueryString() != null
                && !READING.contains(request.getMethod())
                && handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(OWN)) {
            check(request, known.computeIfAbsent(method.getMethod(), _ -> names(method)));
        }
        return true;
    }

    private static void check(HttpServletRequest request, List<String> known) {
        for (String name : Collections.list(request.getParameterNames())) {
            if (!known.contains(name)) {
                throw unknown(name, known);
            }
        }
    }

    private static Problem unknown(String name, List<String> known) {
        var advice = known.isEmpty() ? "the call has none" : advice(name, known);
        return Problem.of(
                        ProblemType.INVALID_REQUEST,
                        "There is no parameter \"%s\": %s.".formatted(name, advice))
                .with(new FieldError(name, "unknown-parameter", advice));
    }

    private static String advice(String name, List<String> known) {
        var meant = SimilarName.of(name, known).map("did you mean %s? There are "::formatted);
        return meant.orElse("there are ") + String.join(", ", known);
    }

    /// The parameters of the query: those named one by one, and the components of records that
    /// stand for several.
    private static List<String> names(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters()).flatMap(KnownParameters::names).toList();
    }

    private static Stream<String> names(MethodParameter parameter) {
        var named = parameter.getParameterAnnotation(RequestParam.class);
        if (named != null) {
            return Stream.of(
                    StringUtils.hasText(named.name())
                            ? named.name()
                            : parameter.getParameter().getName());
        }
        var type = parameter.getParameterType();
        return type.isRecord() && !parameter.hasParameterAnnotation(RequestBody.class)
                ? Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName)
                : Stream.of();
    }
}
