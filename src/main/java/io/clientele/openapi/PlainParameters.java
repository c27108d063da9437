package io.clientele.openapi;

import com.fasterxml.jackson.databind.JsonNode;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;

import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.stream.Stream;

/// What may be left out of a query or a header can be left out. Swagger UI fills an example in and
/// sends it, so the example stands in the words; and nobody can write null in a query.
@Component
final class PlainParameters implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        var own =
                api.getPaths().values().stream()
                        .flatMap(path -> path.readOperations().stream())
                        .filter(operation -> operation.getParameters() != null)
                        .flatMap(operation -> operation.getParameters().stream());
        Stream.concat(own, api.getComponents().getParameters().values().stream())
                .filter(parameter -> parameter.getSchema() != null)
                .filter(parameter -> !Boolean.TRUE.equals(parameter.getRequired()))
                .forEach(PlainParameters::simplify);
    }

    private static void simplify(Parameter parameter) {
        var example = parameter.getExample();
        if (example != null) {
            parameter.setExample(null);
            parameter.setDescription(
                    "%s For example `%s`."
                            .formatted(
                                    Objects.requireNonNullElse(parameter.getDescription(), ""),
                                    example instanceof JsonNode node ? node.asText() : example)
                            .strip());
        }
        Schema<?> schema = parameter.getSchema();
        if (schema.getTypes() != null && schema.getTypes().contains("null")) {
            var types = new LinkedHashSet<>(schema.getTypes());
            types.remove("null");
            schema.setTypes(types);
        }
    }
}
