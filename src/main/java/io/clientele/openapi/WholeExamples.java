package io.clientele.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;

/// Shows whole answers as the made-up shop gives them, from `examples/`, where each file is named
/// after its operation: fields that go together are shown together. Of CSV the header tells the
/// columns in the description too.
@Component
final class WholeExamples implements GlobalOpenApiCustomizer {

    private static final String CSV = "text/csv";
    private static final Map<String, String> ENDINGS =
            Map.of("application/json", "json", CSV, "csv", "application/x-ndjson", "ndjson");

    /// Operations that answer as another does.
    private static final Map<String, String> ALIKE =
            Map.of("listAudienceCustomers", "listSegmentCustomers");

    @Override
    public void customise(OpenAPI api) {
        api.getPaths()
                .forEach(
                        (path, item) ->
                                item.readOperationsMap()
                                        .forEach(
                                                (method, operation) ->
                                                        show(
                                                                OperationNames.NAMES.get(
                                                                        method + " " + path),
                                                                operation)));
    }

    private static void show(@Nullable String name, Operation operation) {
        var answer = operation.getResponses().get("200");
        if (name == null || answer == null || answer.getContent() == null) {
            return;
        }
        answer.getContent()
                .forEach(
                        (type, media) -> {
                            var file =
                                    new ClassPathResource(
                                            "examples/%s.%s"
                                                    .formatted(
                                                            ALIKE.getOrDefault(name, name),
                                                            ENDINGS.get(type)));
                            if (file.exists()) {
                                show(type, media, text(file));
                            }
                        });
    }

    private static void show(String type, MediaType media, String text) {
        media.setExample(type.equals("application/json") ? tree(text) : text);
        if (type.equals(CSV)) {
            var columns = text.lines().findFirst().orElse("").split(",");
            media.getSchema()
                    .setDescription(
                            "%s Columns of the example: %s."
                                    .formatted(
                                            media.getSchema().getDescription(),
                                            Arrays.stream(columns)
                                                    .map("`%s`"::formatted)
                                                    .collect(joining(", "))));
        }
    }

    private static Object tree(String json) {
        try {
            return Json31.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(ClassPathResource file) {
        try {
            return file.getContentAsString(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
