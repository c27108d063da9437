package io.clientele.spark;

import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;
import io.clientele.problem.Raises;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import java.util.Arrays;

/// Refuses the calls that need order lines in this service's own database: those that declare they
/// may answer so.
final class LinesElsewhere implements HandlerInterceptor {

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            var raises = method.getMethodAnnotation(Raises.class);
            if (raises != null
                    && Arrays.asList(raises.value()).contains(ProblemType.ORDER_LINES_ELSEWHERE)) {
                throw Problem.of(
                        ProblemType.ORDER_LINES_ELSEWHERE,
                        ProblemType.ORDER_LINES_ELSEWHERE.description());
            }
        }
        return true;
    }
}
