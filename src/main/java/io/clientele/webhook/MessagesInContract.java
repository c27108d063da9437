package io.clientele.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.clientele.drift.Drift;
import io.clientele.snapshot.Family;
import io.clientele.upload.UploadsCompleted.CompletedUpload;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;

import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Describes every message that a webhook can be sent, from the records that are sent.
@Component
@Order(0) // before the parts of the document are put in order
final class MessagesInContract implements GlobalOpenApiCustomizer {

    private static final String TIME = "2025-07-01T00:00:12.345Z";
    private static final UUID RUN = UUID.fromString("0198f2c4-7d1e-4b6a-9c35-2f8e61d0a7b4");
    private static final UUID BEFORE = UUID.fromString("5c1de2a7-93f0-4c58-8b1a-6a0d3f4e7c92");
    private static final UUID UPLOAD = UUID.fromString("b7a9c3d1-2f64-4e80-a15b-90c8d7e6f512");
    private static final UUID WEBHOOK = UUID.fromString("e0d4b6a2-18c7-4f39-9d5e-73a1c2b8f604");

    private final JsonMapper json;

    MessagesInContract(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void customise(OpenAPI api) {
        for (EventType type : EventType.values()) {
            api.addWebhooks(
                    type.toString(),
                    message(type.toString(), summary(type), example(type), api.getComponents()));
        }
        api.addWebhooks(
                Outbox.PING,
                message(
                        Outbox.PING,
                        "Somebody tries the address",
                        new MessageData.Ping(WEBHOOK),
                        api.getComponents()));
    }

    private PathItem message(String type, String summary, Object data, Components components) {
        var example = json.writeValueAsString(new Outbox.Message(type, TIME, data));
        var body =
                new RequestBody()
                        .required(true)
                        .description("What happened.")
                        .content(
                                new Content()
                                        .addMediaType(
                                                "application/json",
                                                new MediaType()
                                                        .schema(envelope(type, data, components))
                                                        .example(tree(example))));
        var post =
                new Operation()
                        .addTagsItem("Webhooks")
                        .summary(summary)
                        .description(
                                "Sent to the address of a webhook that is told of it; see `POST /webhooks`.")
                        .requestBody(body)
                        .responses(
                                new ApiResponses()
                                        .addApiResponse(
                                                "2XX", new ApiResponse().description("Taken.")));
        post.addParametersItem(header("webhook-id", "Id of the message, the same if sent again."))
                .addParametersItem(
                        header("webhook-timestamp", "When it was sent, in seconds since 1970."))
                .addParametersItem(
                        header(
                                "webhook-signature",
                                "`v1,` and the HMAC-SHA256 in Base64 of id, timestamp and body, joined by"
                                        + " dots; several with a blank between while two secrets sign."));
        return new PathItem().post(post);
    }

    private static Schema<?> envelope(String type, Object data, Components components) {
        var resolved =
                ModelConverters.getInstance(true)
                        .readAllAsResolvedSchema(
                                new AnnotatedType(data.getClass()).resolveAsRef(true));
        resolved.referencedSchemas.forEach(components::addSchemas);
        var envelope = new ObjectSchema();
        envelope.setRequired(List.of("type", "timestamp", "data"));
        return envelope.addProperty(
                        "type", new StringSchema().addEnumItem(type).description("What happened."))
                .addProperty(
                        "timestamp", new DateTimeSchema().description("When it happened (UTC)."))
                .addProperty("data", resolved.schema);
    }

    private static Object tree(String example) {
        try {
            return Json31.mapper().readTree(example);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Parameter header(String name, String description) {
        return new Parameter()
                .in("header")
                .name(name)
                .description(description)
                .required(true)
                .schema(new StringSchema());
    }

    private static String summary(EventType type) {
        return switch (type) {
            case SEGMENTATION_COMPLETED -> "A segmentation was published";
            case CUSTOMER_LEFT -> "Customers went out of segments";
            case CUSTOMER_ENTERED -> "Customers came into segments";
            case DRIFT_DETECTED -> "The customers have drifted";
            case UPLOAD_COMPLETED -> "An upload was imported";
        };
    }

    private static Object example(EventType type) {
        return switch (type) {
            case SEGMENTATION_COMPLETED -> new MessageData.Completed(RUN, LocalDate.of(2025, 7, 1));
            case CUSTOMER_LEFT ->
                    new MessageData.Departures(
                            RUN,
                            BEFORE,
                            Family.RFM,
                            List.of(new MessageData.Left("10777", "loyal-customers", "at-risk")));
            case CUSTOMER_ENTERED ->
                    new MessageData.Arrivals(
                            RUN,
                            BEFORE,
                            Family.RFM,
                            List.of(
                                    new MessageData.Entered(
                                            "10777", "at-risk", "loyal-customers")));
            case DRIFT_DETECTED ->
                    new MessageData.Drifted(
                            RUN,
                            BEFORE,
                            null,
                            List.of(
                                    new MessageData.DriftedMeasure(
                                            "recency-days", 0.31, Drift.SHIFTED)));
            case UPLOAD_COMPLETED -> new CompletedUpload(UPLOAD, 20_431, 19_870, 310, 101, 150);
        };
    }
}
