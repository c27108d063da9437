package io.clientele.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Set;

/// Describes the headers that calls of a kind share: `Idempotency-Key` on every POST whose answer
/// may be kept, `Location` on 201 and 202, `ETag` and `If-None-Match` where 304 is declared, `Link`
/// on lists in pages, and the quota on every answer to a caller who is counted.
@Component
@Order(1) // after access is described, before problems are moved to the components
final class CommonHeaders implements GlobalOpenApiCustomizer {
    private static final String KEY = "Idempotency-Key";
    private static final String MATCH = "If-None-Match";
    private static final String POLICY = "RateLimit-Policy";
    private static final String QUOTA = "RateLimit";

    /// Their answers show a secret, once: they are not kept, so the call is carried out each time.
    private static final Set<String> SECRETS =
            Set.of("/api-keys", "/api-keys/{id}/rotation", "/webhooks", "/webhooks/{id}/rotation");

    @Override
    public void customise(OpenAPI api) {
        api.getComponents()
                .addParameters(
                        KEY,
                        parameter(
                                KEY,
                                "Makes the call safe to repeat: the same key with the same path,"
                                        + " query and body gets the same answer for 24 hours. What"
                                        + " only reads is carried out each time. A new key for each"
                                        + " new call, such as a random UUID."))
                .addParameters(
                        MATCH,
                        parameter(
                                MATCH,
                                "An earlier ETag, in its quotes; the answer is 304 while it holds."))
                .addHeaders("ETag", header("Names this state of the answer; see If-None-Match."))
                .addHeaders("Location", header("Where to follow what was started or made."))
                .addHeaders(
                        "Link",
                        header("The next page, as `<address>; rel=\"next\"`; none on the last."))
                .addHeaders(
                        POLICY,
                        header(
                                "The quotas: `q` calls in `w` seconds, such as `\"calls\";q=10000;w=10`."
                                        + " Callers without key or token are not counted."))
                .addHeaders(
                        QUOTA,
                        header(
                                "What is left of them: `r` calls, whole again in `t` seconds, such as"
                                        + " `\"calls\";r=9999;t=1`."))
                .addHeaders(
                        "Retry-After",
                        header("Seconds to wait before trying again.").schema(new IntegerSchema()));
        api.getPaths().forEach(CommonHeaders::describe);
    }

    private static void describe(String pattern, PathItem path) {
        if (path.getPost() != null && !SECRETS.contains(pattern)) {
            path.getPost().addParametersItem(new Parameter().$ref(KEY));
        }
        path.readOperations().forEach(CommonHeaders::describe);
    }

    private static void describe(Operation operation) {
        var responses = operation.getResponses();
        var unchanged = responses.get("304");
        if (unchanged != null) {
            unchanged.setContent(null);
            refer(responses.get("200"), "ETag");
            operation.addParametersItem(new Parameter().$ref(MATCH));
        }
        refer(responses.get("201"), "Location");
        refer(responses.get("202"), "Location");
        if (isPaged(operation)) {
            refer(responses.get("200"), "Link");
        }
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            for (String status : List.of("200", "201", "202", "204", "429")) {
                refer(responses.get(status), POLICY);
                refer(responses.get(status), QUOTA);
            }
        }
    }

    private static boolean isPaged(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> "cursor".equals(parameter.getName()));
    }

    private static void refer(@Nullable ApiResponse response, String header) {
        if (response != null) {
            response.addHeaderObject(header, new Header().$ref(header));
        }
    }

    private static Parameter parameter(String name, String description) {
        return new Parameter()
                .in("header")
                .name(name)
                .description(description)
                .schema(new StringSchema());
    }

    private static Header header(String description) {
        return new Header().description(description).schema(new StringSchema());
    }
}
