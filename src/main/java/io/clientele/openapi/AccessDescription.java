package io.clientele.openapi;

import static java.util.stream.Collectors.joining;

import io.clientele.access.AccessRules;
import io.clientele.apikey.Scope;
import io.clientele.problem.ProblemType;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;

import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Describes what each call needs, by the table that decides it: one of the scopes, by key or by
/// token.
@Component
@Order(0) // before the problems it adds are moved to the components
final class AccessDescription implements GlobalOpenApiCustomizer {

    private static final List<String> SCHEMES = List.of("apiKey", "bearer");

    @Override
    public void customise(OpenAPI api) {
        api.getComponents()
                .addSecuritySchemes(
                        "apiKey",
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name("X-API-Key")
                                .description("A key made by `POST /api-keys`."))
                .addSecuritySchemes(
                        "bearer",
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description(
                                        "A key, or a JWT of the configured issuer with the scopes"
                                                + " in its `scope` claim."));
        api.getPaths()
                .forEach(
                        (path, item) ->
                                item.readOperationsMap()
                                        .forEach(
                                                (method, operation) ->
                                                        describe(
                                                                operation,
                                                                AccessRules.needed(
                                                                        method.name(), path))));
    }

    private static void describe(Operation operation, Set<Scope> scopes) {
        operation.setSecurity(
                SCHEMES.stream()
                        .flatMap(
                                scheme ->
                                        scopes.stream()
                                                .sorted()
                                                .map(scope -> requirement(scheme, scope)))
                        .toList());
        if (!scopes.isEmpty()) {
            var needs =
                    scopes.stream()
                            .sorted()
                            .map("`%s`"::formatted)
                            .collect(joining(" or ", "Scope: ", "."));
            var description = Objects.requireNonNullElse(operation.getDescription(), "");
            operation.setDescription((description + "\n\n" + needs).strip());
            ProblemResponses.add(
                    operation,
                    Set.of(
                            ProblemType.UNAUTHORIZED,
                            ProblemType.FORBIDDEN,
                            ProblemType.TOO_MANY_REQUESTS));
        }
    }

    private static SecurityRequirement requirement(String scheme, Scope scope) {
        return new SecurityRequirement().addList(scheme, scope.toString());
    }
}
