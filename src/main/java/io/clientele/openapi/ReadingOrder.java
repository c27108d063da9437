package io.clientele.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.responses.ApiResponses;

import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Puts paths, schemas and statuses in order, so that the document is the same on every machine;
/// leaves out chapters without a call. Fields stay in their own order.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class ReadingOrder implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        var used =
                api.getPaths().values().stream()
                        .flatMap(path -> path.readOperations().stream())
                        .flatMap(operation -> operation.getTags().stream())
                        .collect(Collectors.toSet());
        api.setTags(
                ApiStory.chapters().stream().filter(tag -> used.contains(tag.getName())).toList());
        var paths = new Paths();
        new TreeMap<>(api.getPaths()).forEach(paths::addPathItem);
        paths.values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(ReadingOrder::sortStatuses);
        api.setPaths(paths);
        var components = api.getComponents();
        components.setSchemas(sorted(components.getSchemas()));
        components.setResponses(sorted(components.getResponses()));
    }

    private static void sortStatuses(Operation operation) {
        var responses = new ApiResponses();
        new TreeMap<>(operation.getResponses()).forEach(responses::addApiResponse);
        operation.setResponses(responses);
    }

    private static <T> Map<String, T> sorted(Map<String, T> map) {
        return new TreeMap<>(map);
    }
}
