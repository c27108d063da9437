package io.clientele.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;

/// What a reader meets first: title, story, conventions, and the chapters in reading order.
@Configuration(proxyBeanMethods = false)
class ApiStory {
    private static final String DESCRIPTION =
            """
            Clientele tells a shop who its customers are, what each is worth, and what to do about \
            them. The story takes three calls:

            1. `POST /uploads` sends the shop's transactions, for example as CSV. The file is kept \
            first and read in the background, row by row; `GET /uploads/{id}` tells how many rows \
            were taken, and why others were refused, which `GET /uploads/{id}/rejects` lists.
            2. `POST /segmentations` computes a segmentation of all customers in the background \
            and publishes it at once when it is done.
            3. `GET /customers/{customerId}/segment` looks up one customer, and \
            `GET /segments/{segmentId}/customers` lists the members of a segment.

            Conventions of every call:

            - **JSON** in camelCase; times as RFC 3339 in UTC, dates as ISO 8601, money as plain \
            numbers with two decimals in the currency of the uploads.
            - **Access**: `X-API-Key: …` or `Authorization: Bearer …`, with the scope that the call \
            names; a service that listens on its own machine alone and has no key yet asks for none.
            - **Quotas** are counted by key or token; `RateLimit-Policy` names them, `RateLimit` tells \
            what is left, and 429 comes with `Retry-After`.
            - **Errors** are `application/problem+json` (RFC 9457), whatever `Accept` says. Their \
            `type` is stable, and `GET /problems` lists them all.
            - **Repeats**: a POST with an `Idempotency-Key` is carried out once; sent again with \
            the same body it gets the same answer for 24 hours. A POST that only reads is carried out \
            each time, and so is one whose answer shows a new secret, which is kept nowhere: `POST /api-keys`, \
            `POST /webhooks` and the rotations of both.
            - **Long work** answers 202 with a `Location`, where `status` and `progress` can be \
            followed.
            - **Lists** take `limit` and `cursor` and answer `items` and `nextCursor`; a cursor \
            goes with the path and the query it was given out for, but for `limit`, and stays with \
            the segmentation it began in.
            - **Segmentations** are named by their id, or `latest`.
            """;

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Clientele")
                                .version("1")
                                .description(DESCRIPTION)
                                .license(
                                        new License()
                                                .name("GPL-3.0-or-later")
                                                .identifier("GPL-3.0-or-later")))
                .servers(List.of(new Server().url("/").description("This service")))
                .components(new Components());
    }

    /// The chapters in the order they are read.
    static List<Tag> chapters() {
        return List.of(
                tag("Uploads", "Transactions in, row by row accounted for."),
                tag("Segmentations", "Runs over all customers, with evidence."),
                tag("Schedules", "Runs that are ordered without anybody asking."),
                tag("Simulations", "What other parameters would change; nothing is stored."),
                tag("Customers", "One customer: segment, value, what to do."),
                tag(
                        "Segments",
                        "Groups of customers and their members.\n\n" + StableWords.segments()),
                tag("Insights", "The data and the sales at a glance, in plain words."),
                tag("Audiences", "Saved filters over customers, listed and exported."),
                tag("Control groups", "Who is kept out of exports, and what exporting changed."),
                tag("Recommendations", "What to offer to whom, and why."),
                tag("Movement", "Who moves where, since when, and what to expect."),
                tag("Personas", "Who the customers of each cluster are."),
                tag("Strategies", "What to do with each group, in plain words."),
                tag("Forecasts", "What will be sold next, and how sure that is."),
                tag("Webhooks", "Who is told of what happens, and what was delivered."),
                tag("Privacy", "What is held of a customer, given out or erased."),
                tag("Audit", "Who changed what, or took what out."),
                tag("API keys", "Who may call this service, and with which scopes."),
                tag("Problems", "Every kind of error this service returns."));
    }

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }
}
