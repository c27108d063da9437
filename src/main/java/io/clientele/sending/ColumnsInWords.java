package io.clientele.sending;

import static java.util.stream.Collectors.joining;

import io.clientele.mapping.Field;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;

import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.util.Arrays;
import java.util.stream.Stream;

/// Tells beside the calls that take a file which columns it needs, by which headers they are
/// recognised, and the names that `mapping` takes.
@Component
@Order(-1) // before the scope is added below
final class ColumnsInWords implements GlobalOpenApiCustomizer {

    private static final String TABLE =
            """


            A file needs a customer, a time, and an amount or both quantity and unit price. Case, blanks and \
            punctuation of headers do not count; of several that fit a field the one listed first is taken. `mapping` \
            names the fields as the first column does.

            | field | needed | value | headers that are recognised |
            |---|---|---|---|
            """;

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().values().stream()
                .map(PathItem::getPost)
                .filter(post -> post != null && post.getParameters() != null)
                .flatMap(post -> post.getParameters().stream())
                .filter(parameter -> "mapping".equals(parameter.getName()))
                .forEach(
                        parameter ->
                                parameter.setDescription(
                                        "%s The fields are %s; `POST /uploads` says what they hold."
                                                .formatted(parameter.getDescription(), names())));
        var uploads = api.getPaths().get("/uploads");
        if (uploads != null) {
            var post = uploads.getPost();
            post.setDescription(post.getDescription().strip() + table());
        }
    }

    private static String names() {
        return fields().map(field -> "`%s`".formatted(field.text())).collect(joining(", "));
    }

    private static String table() {
        return fields().map(ColumnsInWords::row).collect(joining("\n", TABLE, ""));
    }

    private static Stream<Field> fields() {
        return Arrays.stream(Field.values());
    }

    private static String row(Field field) {
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        field.text(),
                        need(field),
                        value(field),
                        String.join(", ", field.headers()));
    }

    private static String need(Field field) {
        return switch (field) {
            case CUSTOMER_ID, ORDERED_AT -> "yes";
            case AMOUNT -> "unless there are quantity and unit price";
            case QUANTITY, UNIT_PRICE -> "unless there is an amount";
            case ORDER_ID, PRODUCT_ID, PRODUCT_NAME, CATEGORY, REGION, PAYMENT_METHOD, CHANNEL ->
                    "no";
        };
    }

    private static String value(Field field) {
        return switch (field) {
            case CUSTOMER_ID -> "the shop's id of the customer, or an e-mail address" + text(field);
            case ORDER_ID ->
                    "the order that the row is a line of%s; without it all that a customer buys on one day is one order"
                            .formatted(text(field));
            case PRODUCT_ID -> "the shop's id of the product" + text(field);
            case PRODUCT_NAME -> "what the product is called" + text(field);
            case CATEGORY -> "a group of products" + text(field);
            case QUANTITY -> "pieces, a number; below zero for a return; without it 1";
            case UNIT_PRICE -> "price of one piece, a number in the shop's currency";
            case AMOUNT -> "total of the row, a number in the shop's currency";
            case ORDERED_AT ->
                    "day or time of the purchase, 1970 to 2200, with or without a time zone";
            case REGION -> "where the customer is" + text(field);
            case PAYMENT_METHOD -> "how it was paid" + text(field);
            case CHANNEL -> "where it was sold" + text(field);
        };
    }

    private static String text(Field field) {
        return ", at most %,d characters".formatted(field.longest());
    }
}
