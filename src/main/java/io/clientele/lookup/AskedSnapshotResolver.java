package io.clientele.lookup;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ServletModelAttributeMethodProcessor;

import java.util.List;

/// Leaves out the binding of parameters where there are none: it takes a tenth of the time of a
/// lookup.
@Configuration(proxyBeanMethods = false)
class AskedSnapshotResolver implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    private final ServletModelAttributeMethodProcessor binding =
            new ServletModelAttributeMethodProcessor(true);

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == AskedSnapshot.class;
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
                ? AskedSnapshot.CURRENT
                : binding.resolveArgument(parameter, container, request, binders);
    }
}
