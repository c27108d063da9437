package io.clientele.openapi;

import static java.util.Map.entry;

import io.swagger.v3.oas.models.OpenAPI;

import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

import java.util.Map;

/// What each call is named in programs that are made from this document: a verb and a noun. They
/// are part of the contract, since such programs break when they change.
@Component
final class OperationNames implements GlobalOpenApiCustomizer {

    /// By method and path.
    static final Map<String, String> NAMES =
            Map.ofEntries(
                    entry("GET /api-keys", "listApiKeys"),
                    entry("POST /api-keys", "createApiKey"),
                    entry("GET /api-keys/{id}", "findApiKey"),
                    entry("DELETE /api-keys/{id}", "revokeApiKey"),
                    entry("POST /api-keys/{id}/rotation", "rotateApiKey"),
                    entry("GET /audiences", "listAudiences"),
                    entry("POST /audiences", "createAudience"),
                    entry("GET /audiences/{id}", "findAudience"),
                    entry("PUT /audiences/{id}", "replaceAudience"),
                    entry("DELETE /audiences/{id}", "deleteAudience"),
                    entry("GET /audiences/{id}/customers", "listAudienceCustomers"),
                    entry("GET /audiences/{id}/export", "exportAudience"),
                    entry("GET /audit", "listAuditEntries"),
                    entry("GET /bundles", "listBundles"),
                    entry("GET /control-groups", "listControlGroups"),
                    entry("POST /control-groups", "createControlGroup"),
                    entry("GET /control-groups/{id}", "findControlGroup"),
                    entry("DELETE /control-groups/{id}", "endControlGroup"),
                    entry("GET /control-groups/{id}/effect", "measureControlGroupEffect"),
                    entry("POST /customers/segments", "findCustomerSegments"),
                    entry("GET /customers/{customerId}", "findCustomer"),
                    entry("DELETE /customers/{customerId}", "eraseCustomer"),
                    entry("GET /customers/{customerId}/alive", "traceCustomerAlive"),
                    entry("GET /customers/{customerId}/export", "exportCustomer"),
                    entry("GET /customers/{customerId}/history", "traceCustomerSegments"),
                    entry("GET /customers/{customerId}/next-best-action", "adviseOnCustomer"),
                    entry("GET /customers/{customerId}/purchases", "listCustomerPurchases"),
                    entry("GET /customers/{customerId}/recommendations", "recommendToCustomer"),
                    entry("GET /customers/{customerId}/segment", "findCustomerSegment"),
                    entry(
                            "GET /customers/{customerId}/segment/explanation",
                            "explainCustomerSegment"),
                    entry("GET /forecasts/sales", "forecastSales"),
                    entry("GET /insights/categories", "summarizeCategories"),
                    entry("GET /insights/channels", "summarizeChannels"),
                    entry("GET /insights/customers", "summarizeCustomers"),
                    entry("GET /insights/data-quality", "summarizeDataQuality"),
                    entry("GET /insights/payment-methods", "summarizePaymentMethods"),
                    entry("GET /insights/regions", "summarizeRegions"),
                    entry("GET /insights/sales", "summarizeSales"),
                    entry("GET /personas", "listPersonas"),
                    entry("GET /problems", "listProblems"),
                    entry("GET /problems/{slug}", "findProblem"),
                    entry("GET /schedules", "listSchedules"),
                    entry("POST /schedules", "createSchedule"),
                    entry("GET /schedules/{id}", "findSchedule"),
                    entry("PUT /schedules/{id}", "replaceSchedule"),
                    entry("DELETE /schedules/{id}", "deleteSchedule"),
                    entry("GET /segmentations", "listSegmentations"),
                    entry("POST /segmentations", "startSegmentation"),
                    entry("GET /segmentations/{id}", "findSegmentation"),
                    entry("DELETE /segmentations/{id}", "cancelSegmentation"),
                    entry("GET /segmentations/{id}/clusters", "findClusters"),
                    entry("GET /segmentations/{id}/drift", "measureDrift"),
                    entry("GET /segmentations/{id}/events", "followSegmentation"),
                    entry("GET /segmentations/{id}/lifetime-model", "findLifetimeModel"),
                    entry(
                            "GET /segmentations/{id}/lifetime-model/diagnostics",
                            "diagnoseLifetimeModel"),
                    entry("GET /segmentations/{id}/model-card", "findModelCard"),
                    entry("GET /segmentations/{id}/recommender", "findRecommender"),
                    entry("GET /segments", "listSegments"),
                    entry("GET /segments/history", "traceSegmentSizes"),
                    entry("GET /segments/transitions", "compareSegmentations"),
                    entry("GET /segments/{segmentId}", "findSegment"),
                    entry("GET /segments/{segmentId}/customers", "listSegmentCustomers"),
                    entry("GET /segments/{segmentId}/recommendations", "recommendToSegment"),
                    entry("POST /simulations", "simulateSegmentation"),
                    entry("GET /strategies", "listStrategies"),
                    entry("GET /strategies/{segmentId}", "findStrategy"),
                    entry("PUT /strategies/{segmentId}", "replaceStrategy"),
                    entry("DELETE /strategies/{segmentId}", "resetStrategy"),
                    entry("GET /uploads", "listUploads"),
                    entry("POST /uploads", "sendUpload"),
                    entry("POST /uploads/preview", "previewUpload"),
                    entry("GET /uploads/{id}", "findUpload"),
                    entry("DELETE /uploads/{id}", "undoUpload"),
                    entry("POST /uploads/{id}/attempts", "retryUpload"),
                    entry("GET /uploads/{id}/events", "followUpload"),
                    entry("GET /uploads/{id}/rejects", "listRejects"),
                    entry("GET /webhooks", "listWebhooks"),
                    entry("POST /webhooks", "createWebhook"),
                    entry("GET /webhooks/{id}", "findWebhook"),
                    entry("PUT /webhooks/{id}", "replaceWebhook"),
                    entry("DELETE /webhooks/{id}", "deleteWebhook"),
                    entry("GET /webhooks/{id}/deliveries", "listDeliveries"),
                    entry("GET /webhooks/{id}/deliveries/{delivery}", "findDelivery"),
                    entry("POST /webhooks/{id}/deliveries/{delivery}/replay", "replayDelivery"),
                    entry("POST /webhooks/{id}/ping", "pingWebhook"),
                    entry("POST /webhooks/{id}/rotation", "rotateWebhookSecret"));

    /// A call without a name gets none here: a test says so.
    @Override
    public void customise(OpenAPI api) {
        api.getPaths()
                .forEach(
                        (path, item) ->
                                item.readOperationsMap()
                                        .forEach(
                                                (method, operation) ->
                                                        operation.setOperationId(
                                                                NAMES.get(method + " " + path))));
    }
}
