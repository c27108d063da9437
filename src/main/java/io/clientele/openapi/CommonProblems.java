package io.clientele.openapi;

import static io.clientele.problem.ProblemType.BODY_CUT_OFF;
import static io.clientele.problem.ProblemType.DATABASE_UNAVAILABLE;
import static io.clientele.problem.ProblemType.IDEMPOTENCY_IN_FLIGHT;
import static io.clientele.problem.ProblemType.IDEMPOTENCY_KEY_REUSED;
import static io.clientele.problem.ProblemType.INTERNAL_ERROR;
import static io.clientele.problem.ProblemType.INVALID_PARAMETERS;
import static io.clientele.problem.ProblemType.INVALID_REQUEST;
import static io.clientele.problem.ProblemType.MALFORMED_JSON;
import static io.clientele.problem.ProblemType.NOT_ACCEPTABLE;
import static io.clientele.problem.ProblemType.NOT_FOUND;
import static io.clientele.problem.ProblemType.PAYLOAD_TOO_LARGE;
import static io.clientele.problem.ProblemType.SERVICE_UNAVAILABLE;
import static io.clientele.problem.ProblemType.UNSUPPORTED_MEDIA_TYPE;

import io.clientele.problem.ProblemType;
import io.clientele.problem.Raises;
import io.swagger.v3.oas.models.Operation;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Which problems an operation may answer with: its own, by [Raises], and those that come with what
/// it takes.
final class CommonProblems {
    private CommonProblems() {}

    static Set<ProblemType> of(Operation operation, HandlerMethod handler) {
        var types =
                EnumSet.of(
                        INVALID_REQUEST,
                        NOT_ACCEPTABLE,
                        INTERNAL_ERROR,
                        SERVICE_UNAVAILABLE,
                        DATABASE_UNAVAILABLE);
        var raises = handler.getMethodAnnotation(Raises.class);
        if (raises != null) {
            types.addAll(List.of(raises.value()));
        }
        var parameters = operation.getParameters();
        if (parameters != null && !parameters.isEmpty()) {
            types.add(INVALID_PARAMETERS);
            var inPath = parameters.stream().anyMatch(p -> "path".equals(p.getIn()));
            if (inPath && types.stream().noneMatch(type -> type.status() == 404)) {
                types.add(NOT_FOUND);
            }
        }
        var body = operation.getRequestBody();
        if (body != null) {
            types.addAll(
                    List.of(
                            BODY_CUT_OFF,
                            PAYLOAD_TOO_LARGE,
                            UNSUPPORTED_MEDIA_TYPE,
                            INVALID_PARAMETERS));
            if (body.getContent() != null && body.getContent().containsKey("application/json")) {
                types.add(MALFORMED_JSON);
            }
        }
        if (handler.hasMethodAnnotation(PostMapping.class)) {
            types.addAll(List.of(IDEMPOTENCY_IN_FLIGHT, IDEMPOTENCY_KEY_REUSED));
        }
        return types;
    }
}
