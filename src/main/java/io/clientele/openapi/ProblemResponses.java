package io.clientele.openapi;

import io.clientele.problem.FieldError;
import io.clientele.problem.Problem;
import io.clientele.problem.ProblemDocument;
import io.clientele.problem.ProblemType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;

import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Adds the problems to every operation, one response a status with an example for each type, but
/// not where the operation declares that status itself.
@Component
final class ProblemResponses implements GlobalOperationCustomizer, GlobalOpenApiCustomizer {
    private static final String MEDIA_TYPE = "application/problem+json";
    private static final FieldError OUT_OF_RANGE =
            new FieldError("clusters.max", "max", "must be less than or equal to 10");

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        add(operation, CommonProblems.of(operation, handler));
        return operation;
    }

    /// Adds one response for each status among the problems.
    static void add(Operation operation, Set<ProblemType> problems) {
        problems.stream()
                .collect(Collectors.groupingBy(ProblemType::status))
                .forEach(
                        (status, types) ->
                                operation
                                        .getResponses()
                                        .putIfAbsent(String.valueOf(status), response(types)));
    }

    private static ApiResponse response(List<ProblemType> types) {
        var media = new MediaType().schema(new Schema<>().$ref("Problem"));
        types.forEach(type -> media.addExamples(type.slug(), new Example().$ref(type.slug())));
        var response =
                new ApiResponse()
                        .description(
                                types.stream()
                                        .map(ProblemType::description)
                                        .collect(Collectors.joining(" Or: ")))
                        .content(new Content().addMediaType(MEDIA_TYPE, media));
        if (types.stream().anyMatch(ProblemResponses::isWorthRepeating)) {
            response.addHeaderObject("Retry-After", new Header().$ref("Retry-After"));
        }
        return response;
    }

    private static boolean isWorthRepeating(ProblemType type) {
        return switch (type) {
            case IDEMPOTENCY_IN_FLIGHT,
                    TOO_MANY_REQUESTS,
                    SERVICE_UNAVAILABLE,
                    DATABASE_UNAVAILABLE ->
                    true;
            default -> false;
        };
    }

    /// Moves the responses that many operations share to the components.
    @Override
    public void customise(OpenAPI api) {
        var components = api.getComponents();
        ModelConverters.getInstance(true)
                .readAll(ProblemDocument.class)
                .forEach(components::addSchemas);
        for (var type : ProblemType.values()) {
            components.addExamples(type.slug(), example(type));
        }
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(
                        operation ->
                                operation
                                        .getResponses()
                                        .replaceAll((_, response) -> share(response, components)));
    }

    private static ApiResponse share(ApiResponse response, Components components) {
        var content = response.getContent();
        var media = content == null ? null : content.get(MEDIA_TYPE);
        if (media == null || media.getExamples() == null) {
            return response;
        }
        var name = String.join(".", media.getExamples().keySet());
        components.addResponses(name, response);
        return new ApiResponse().$ref("#/components/responses/" + name);
    }

    private static Example example(ProblemType type) {
        var problem = Problem.of(type, type.description());
        if (type == ProblemType.INVALID_PARAMETERS) {
            problem = problem.with(OUT_OF_RANGE);
        }
        return new Example()
                .summary(type.title())
                .value(ProblemDocument.of(problem, "/the/path/asked"));
    }
}
