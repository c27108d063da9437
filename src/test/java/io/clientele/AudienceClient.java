package io.clientele;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Saves audiences and reads their lists in every form.
final class AudienceClient {

    private final ServiceClient service;

    AudienceClient(ServiceClient service) {
        this.service = service;
    }

    /// Sends an audience of a filter.
    HttpResponse<String> post(String filter) {
        return service.post(
                "/audiences", "application/json", BodyPublishers.ofString(draft("Test", filter)));
    }

    /// Saves an audience.
    ///
    /// @return its path
    String save(String filter) {
        return ServiceClient.location(post(filter));
    }

    static String inRegion(String region) {
        return "{\"field\":\"region\",\"operator\":\"equals\",\"value\":\"%s\"}".formatted(region);
    }

    static String draft(String name, String filter) {
        return "{\"name\": \"%s\", \"filter\": %s}".formatted(name, filter);
    }

    List<JsonNode> everybody() {
        return service.get("/segments?family=rfm")
                .path("items")
                .valueStream()
                .flatMap(
                        segment ->
                                ndjson(
                                        "/segments/%s/customers"
                                                .formatted(segment.path("id").asString()))
                                        .stream())
                .sorted(Comparator.comparing(AudienceClient::idOf))
                .toList();
    }

    static String idOf(JsonNode customer) {
        return customer.path("customerId").asString();
    }

    /// Customers' ids of a whole list.
    List<String> lines(String path) {
        return lines(path, "/customerId");
    }

    List<String> lines(String path, String... fields) {
        return ndjson(path).stream()
                .map(
                        line ->
                                List.of(fields).stream()
                                        .map(field -> line.at(field).asString())
                                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private List<JsonNode> ndjson(String path) {
        return service.answer(path, "Accept", "application/x-ndjson")
                .body()
                .lines()
                .map(service::json)
                .toList();
    }

    String csv(String path) {
        return service.answer(path, "Accept", "text/csv").body();
    }

    /// Customers' ids of an audience or of a list of customers, page by page.
    List<String> pages(String path) {
        var list = path.contains("/customers") ? path : path + "/customers?limit=1000";
        var ids = new ArrayList<String>();
        var answer = service.answer(list);
        while (true) {
            service.json(answer.body()).path("items").forEach(item -> ids.add(idOf(item)));
            var link = answer.headers().firstValue("Link");
            if (link.isEmpty()) {
                return ids;
            }
            answer = service.answer(link.get().substring(1, link.get().indexOf('>')));
        }
    }
}
