package io.clientele.failure;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.util.Arrays;
import java.util.List;

/// Refuses bodies whose type is a range, such as `*/*`: that is what somebody takes, not what was
/// sent, and Spring fails on it before it looks for who could read it.
@Component
final class BodyTypes implements WebMvcConfigurer, HandlerInterceptor {

    private static final List<MediaType> TAKEN = List.of(MediaType.APPLICATION_JSON);

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotSupportedException {
        var type = request.getContentType();
        if (type != null && type.indexOf('*') >= 0 && readsBody(handler)) {
            throw new HttpMediaTypeNotSupportedException((MediaType) null, TAKEN);
        }
        return true;
    }

    private static boolean readsBody(Object handler) {
        return handler instanceof HandlerMethod method
                && Arrays.stream(method.getMethodParameters()).anyMatch(BodyTypes::isBody);
    }

    private static boolean isBody(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestBody.class);
    }
}
