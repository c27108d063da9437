package io.clientele.idempotency;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Takes the key of a call before anything else is done for it, unless its handler does so itself,
/// as [AnsweredInTransaction] says.
final class KeyInterceptor implements HandlerInterceptor {

    private final IdempotencyKeys keys;

    KeyInterceptor(IdempotencyKeys keys) {
        this.keys = keys;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && !(handler instanceof HandlerMethod method
                        && method.hasMethodAnnotation(AnsweredInTransaction.class))) {
            KeyedCall.of(request).ifPresent(keys::take);
        }
        return true;
    }
}
