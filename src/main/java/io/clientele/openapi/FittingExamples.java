package io.clientele.openapi;

import com.fasterxml.jackson.databind.JsonNode;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;

import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/// Gives parameters an example of their own type, since digits in an annotation are read as a
/// number, and every id in a body one that can be told for what it is. An id in a path has one only
/// where the made-up shop answers to it: Swagger UI fills it in.
@Component
final class FittingExamples implements GlobalOpenApiCustomizer {
    private static final String ID = "0198f2c4-7d1e-4b6a-9c35-2f8e61d0a7b4";

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .filter(operation -> operation.getParameters() != null)
                .flatMap(operation -> operation.getParameters().stream())
                .filter(parameter -> parameter.getSchema() != null)
                .forEach(FittingExamples::fit);
        api.getComponents().getSchemas().values().forEach(FittingExamples::fit);
    }

    private static void fit(Schema<?> schema) {
        if (schema.getProperties() != null) {
            schema.getProperties().values().stream()
                    .filter(field -> isId(field) && field.getExample() == null)
                    .forEach(field -> field.setExample(ID));
        }
    }

    private static void fit(Parameter parameter) {
        var example = parameter.getExample();
        var types = parameter.getSchema().getTypes();
        if (example != null && types != null && types.contains("string")) {
            parameter.setExample(
                    example instanceof JsonNode node ? node.asText() : example.toString());
        }
    }

    private static boolean isId(Schema<?> schema) {
        return "uuid".equals(schema.getFormat());
    }
}
