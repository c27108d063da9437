package io.clientele.spark;

import static io.clientele.mapping.Field.AMOUNT;
import static io.clientele.mapping.Field.CATEGORY;
import static io.clientele.mapping.Field.CHANNEL;
import static io.clientele.mapping.Field.CUSTOMER_ID;
import static io.clientele.mapping.Field.ORDERED_AT;
import static io.clientele.mapping.Field.ORDER_ID;
import static io.clientele.mapping.Field.PAYMENT_METHOD;
import static io.clientele.mapping.Field.PRODUCT_ID;
import static io.clientele.mapping.Field.PRODUCT_NAME;
import static io.clientele.mapping.Field.QUANTITY;
import static io.clientele.mapping.Field.REGION;
import static io.clientele.mapping.Field.UNIT_PRICE;

import io.clientele.mapping.ColumnMapping;
import io.clientele.mapping.Field;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Spark SQL that turns a shop's rows into order lines, by the rules and in the order of
/// [io.clientele.cleaning.Cleaner]; a test holds both to the same lines.
///
/// Numbers in text are plain ones with a decimal point, and texts are not brought into Unicode's
/// composed form: rows in a lake have passed a program already.
final class CleaningSql {

    private static final List<Field> TEXTS =
            List.of(
                    CUSTOMER_ID,
                    ORDER_ID,
                    PRODUCT_ID,
                    PRODUCT_NAME,
                    CATEGORY,
                    REGION,
                    PAYMENT_METHOD,
                    CHANNEL);
    private static final List<Field> NUMBERS = List.of(QUANTITY, UNIT_PRICE, AMOUNT);

    /// What a line holds beside customer, order and day.
    private static final List<String> CONTENTS =
            List.of(
                    "ordered_at",
                    "product_id",
                    "product_name",
                    "category",
                    "quantity",
                    "amount",
                    "region",
                    "payment_method",
                    "channel",
                    "returned",
                    "non_product");

    private static final String CONTROLS = "r'[\\p{Cc}\\p{Cs}\\x{FEFF}\\x{200B}]'";
    private static final String AROUND = "r'^\\s+|\\s+$'";
    private static final String MONEY = "decimal(16, 4)";

    private final String rows;
    private final ColumnMapping mapping;
    private final CellSql cell;
    private final SparkProperties properties;
    private final List<String> nonProducts;

    /// @param rows name of the relation with the rows
    /// @param types Spark's names for the types of its columns, in the order of the header
    CleaningSql(
            String rows,
            List<String> types,
            ColumnMapping mapping,
            SparkProperties properties,
            List<String> nonProducts) {
        this.rows = rows;
        this.mapping = mapping;
        this.cell = new CellSql(types, mapping);
        this.properties = properties;
        this.nonProducts = nonProducts;
    }

    /// The lines, each once where duplicates are dropped. They are dealt out by customer first, so
    /// that whatever is counted by customer, order or day next needs no other exchange.
    String lines(boolean distinct) {
        var taken =
                """
                select /*+ repartition(customer_id) */
                       customer_id, coalesce(order_id, cast(day as string)) as order_id, day, ordered_at,
                       product_id, product_name, category,
                       case when returned then -abs(quantity) else quantity end as quantity,
                       case when returned then -abs(amount) else amount end as amount,
                       region, payment_method, channel, returned, %s as non_product, row_hash
                from (%s)
                where reason is null
                """
                        .formatted(nonProduct(), judged());
        return distinct
                ? "select customer_id, order_id, day, %s from (%s) group by customer_id, order_id, day, row_hash"
                        .formatted(
                                CONTENTS.stream()
                                        .map("any_value(%1$s) as %1$s"::formatted)
                                        .collect(Collectors.joining(", ")),
                                taken)
                : "select customer_id, order_id, day, %s from (%s)"
                        .formatted(String.join(", ", CONTENTS), taken);
    }

    /// How many rows are refused, by reason.
    String refusals() {
        return "select reason, count(*) from (%s) where reason is not null group by reason order by reason"
                .formatted(judged());
    }

    /// In four steps, the innermost first: texts as they are stored, absent ones taken for null and
    /// others read, prices made complete, and what is wrong with a row, if anything is. They are
    /// nested, since Spark would number common table expressions by the query around them and then
    /// not find the lines that it keeps.
    private String judged() {
        var values =
                "select %s from (select %s from %s)"
                        .formatted(String.join(", ", values()), String.join(", ", cells()), rows);
        return """
        select *,
               quantity < 0 or %2$s as returned,
               xxhash64(unix_micros(ordered_at), quantity, unit_price, amount, sent_hash) as row_hash,
               case %3$s end as reason
        from (
            select *,
                   case when unit_price_given then unit_price_read
                        when quantity <> 0 then try_cast(bround(amount / quantity, 4) as %4$s)
                        else 0 end as unit_price
            from (
                select *, cast(ordered_at as date) as day,
                       case when quantity_given then quantity_read
                            when amount_given then cast(1 as %4$s) end as quantity,
                       case when amount_given then amount_read
                            else try_cast(bround(quantity_read * unit_price_read, 4) as %4$s) end as amount
                from (%1$s)))
        """
                .formatted(
                        values,
                        switch (properties.returnMark()) {
                            case LETTER -> "coalesce(startswith(order_id, 'C'), false)";
                            case LETTER_AND_DIGIT -> "coalesce(order_id rlike '^C[0-9]', false)";
                            case NONE -> "false";
                        },
                        reasons(),
                        MONEY);
    }

    private List<String> cells() {
        List<String> cells = new ArrayList<>();
        Stream.concat(TEXTS.stream(), Stream.of(ORDERED_AT))
                .forEach(field -> cells.add(cell.text(field) + " as " + CellSql.name(field)));
        for (Field field : NUMBERS) {
            cells.add(
                    "%s as %s"
                            .formatted(
                                    cell.isText(field) ? cell.text(field) : cell.column(field),
                                    CellSql.name(field)));
        }
        cells.add("%s as sent_at".formatted(cell.column(ORDERED_AT)));
        cells.add(
                "coalesce(regexp_replace(cast(%s as string), %s, '') rlike %s, false) as has_controls"
                        .formatted(cell.column(CUSTOMER_ID), AROUND, CONTROLS));
        cells.add("xxhash64(%s) as sent_hash".formatted(String.join(", ", cell.sent())));
        return cells;
    }

    private List<String> values() {
        List<String> values = new ArrayList<>(List.of("has_controls", "sent_hash"));
        for (Field field : TEXTS) {
            var name = CellSql.name(field);
            var value =
                    field == CUSTOMER_ID ? CellSql.orNoIdOrNumber(name) : CellSql.orAbsent(name);
            values.add(
                    "%s as %s"
                            .formatted(
                                    field == CUSTOMER_ID || field == ORDER_ID
                                            ? CellSql.withoutFloat(value)
                                            : value,
                                    name));
        }
        for (Field field : NUMBERS) {
            values.add(cell.given(field) + " as " + CellSql.name(field) + "_given");
            values.add(
                    "try_cast(bround(try_cast(%s as decimal(38, 10)), 4) as %s) as %s_read"
                            .formatted(CellSql.name(field), MONEY, CellSql.name(field)));
        }
        values.add(
                "%s is not null as ordered_given"
                        .formatted(CellSql.orAbsent(CellSql.name(ORDERED_AT))));
        values.add(instant() + " as ordered_at");
        return values;
    }

    private String reasons() {
        boolean priced = mapping.has(QUANTITY) && mapping.has(UNIT_PRICE);
        var longest =
                TEXTS.stream()
                        .map(
                                field ->
                                        "coalesce(length(%s), 0) > %d"
                                                .formatted(CellSql.name(field), field.longest()))
                        .collect(Collectors.joining(" or "));
        return """
        when customer_id is null then 'missing-customer-id'
        when has_controls or %s then 'invalid-customer-id'
        when not ordered_given then 'missing-timestamp'
        when day is null or day < date '1970-01-01' or day > date '2200-12-31' then 'invalid-timestamp'
        when not amount_given and %s then 'missing-amount'
        when not amount_given and not quantity_given then 'missing-quantity'
        when not amount_given and not unit_price_given then 'missing-unit-price'
        when quantity_given and quantity_read is null then 'invalid-quantity'
        when unit_price_given and unit_price_read is null then 'invalid-unit-price'
        when amount_given and amount_read is null then 'invalid-amount'
        when amount is null or unit_price is null then 'amount-out-of-range'
        when %s then 'value-too-long'
        when not returned and amount <= 0 then 'non-positive-amount'
        """
                .formatted(CellSql.isShortened(CellSql.name(CUSTOMER_ID)), !priced, longest);
    }

    private String instant() {
        if (!cell.isText(ORDERED_AT)) {
            return "try_cast(sent_at as timestamp)";
        }
        var format = properties.timestampFormat();
        return format == null
                ? "try_cast(%s as timestamp)".formatted(CellSql.name(ORDERED_AT))
                : "try_to_timestamp(%s, %s)"
                        .formatted(CellSql.name(ORDERED_AT), CellSql.literal(format));
    }

    private String nonProduct() {
        return Stream.of(PRODUCT_ID, PRODUCT_NAME)
                .map(CellSql::name)
                .map(
                        text ->
                                nonProducts.stream()
                                        .map(entry -> matches("lower(%s)".formatted(text), entry))
                                        .collect(
                                                Collectors.joining(
                                                        " or ", "coalesce(", ", false)")))
                .collect(Collectors.joining(" or "));
    }

    private static String matches(String text, String entry) {
        var lower = entry.toLowerCase(Locale.ROOT);
        return lower.endsWith("*")
                ? "startswith(%s, %s)"
                        .formatted(text, CellSql.literal(lower.substring(0, lower.length() - 1)))
                : "%s = %s".formatted(text, CellSql.literal(lower));
    }
}
