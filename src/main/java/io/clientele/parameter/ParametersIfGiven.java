package io.clientele.parameter;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ServletModelAttributeMethodProcessor;

import java.util.List;

/// Leaves out the binding of a call's parameters where its query has none: that takes a tenth of
/// the time of a lookup and a quarter of that of a small batch.
///
/// @param <T> the parameters, as a record
public abstract class ParametersIfGiven<T>
        implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    private final ServletModelAttributeMethodProcessor binding =
            new ServletModelAttributeMethodProcessor(true);
    private final Class<T> type;
    private final T none;

    /// @param none the parameters when none is given
    protected ParametersIfGiven(Class<T> type, T none) {
        this.type = type;
        this.none = none;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == type;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws Exception {
        var http = request.getNativeRequest(HttpServletRequest.class);
        return http != null && http.getQueryString() == null
                ? none
                : binding.resolveArgument(parameter, container, request, binders);
    }
}
