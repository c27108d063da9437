package io.clientele.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

import java.util.Objects;

/// Says of an answer or a body that nothing else is said of what its schema is said to be.
@Component
final class DescribedBySchema implements GlobalOpenApiCustomizer {

    /// What is said of an answer without a description.
    private static final String NOTHING = "OK";

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(operation -> describe(operation, api.getComponents()));
    }

    private static void describe(Operation operation, Components components) {
        operation.getResponses().values().stream()
                .filter(response -> NOTHING.equals(response.getDescription()))
                .forEach(
                        response ->
                                response.setDescription(
                                        Objects.requireNonNullElse(
                                                text(response.getContent(), components), NOTHING)));
        var body = operation.getRequestBody();
        if (body != null && body.getDescription() == null) {
            body.setDescription(text(body.getContent(), components));
        }
    }

    private static @Nullable String text(@Nullable Content content, Components components) {
        if (content == null) {
            return null;
        }
        for (var media : content.values()) {
            var text = text(media.getSchema(), components);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static @Nullable String text(@Nullable Schema<?> schema, Components components) {
        var reference = schema == null ? null : schema.get$ref();
        var referred =
                reference == null
                        ? null
                        : components
                                .getSchemas()
                                .get(reference.substring(reference.lastIndexOf('/') + 1));
        return referred == null ? null : referred.getDescription();
    }
}
