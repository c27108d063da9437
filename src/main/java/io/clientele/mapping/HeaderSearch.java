package io.clientele.mapping;

import static io.clientele.mapping.Field.AMOUNT;
import static io.clientele.mapping.Field.CUSTOMER_ID;
import static io.clientele.mapping.Field.ORDERED_AT;
import static io.clientele.mapping.Field.QUANTITY;
import static io.clientele.mapping.Field.UNIT_PRICE;
import static io.clientele.mapping.UnusableColumns.Code.AMBIGUOUS_COLUMN;

import io.clientele.mapping.ColumnMapping.Choice;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds a file's columns by their names.
///
/// Of several columns that are equally good for a field that decides what was bought, by whom and
/// when, none is taken; a unit price decides where there is no amount. Beside quantity and unit
/// price an amount that is named after orders is left: it would be counted once a line.
final class HeaderSearch {

    private static final Set<Field> MANDATORY = Set.of(CUSTOMER_ID, ORDERED_AT, QUANTITY, AMOUNT);

    private final List<String> header;
    private final List<String> keys;
    private final Map<Field, Choice> choices = new EnumMap<>(Field.class);
    private @Nullable UnusableColumns equalPrices;

    HeaderSearch(List<String> header) {
        this.header = header;
        this.keys = header.stream().map(Field::key).toList();
    }

    /// The columns of all fields that are found, around those already `given`.
    Map<Field, Choice> choices(Map<Field, Choice> given) {
        choices.putAll(given);
        for (Field field : Field.values()) {
            if (!choices.containsKey(field)) {
                search(field);
            }
        }
        if (!choices.containsKey(AMOUNT) && equalPrices != null) {
            throw equalPrices;
        }
        var price = choices.get(UNIT_PRICE);
        if (price != null
                && !choices.containsKey(QUANTITY)
                && !choices.containsKey(AMOUNT)
                && Field.key(price.name()).equals("price")) {
            choices.remove(UNIT_PRICE);
            choices.put(
                    AMOUNT,
                    new Choice(
                            AMOUNT,
                            price.column(),
                            price.name(),
                            price.why() + ", and without a quantity it is the row's total"));
        }
        return choices;
    }

    private void search(Field field) {
        var left = new ArrayList<String>();
        int best = -1;
        int bestRank = Integer.MAX_VALUE;
        for (int i = 0; i < header.size(); i++) {
            int rank = field.rank(keys.get(i));
            if (rank < 0 || !free(i)) {
                continue;
            }
            if (field == AMOUNT && isTotalOfOrder(keys.get(i))) {
                explainTotal(header.get(i));
                continue;
            }
            int loser = rank < bestRank ? best : i;
            if (rank < bestRank) {
                best = i;
                bestRank = rank;
            }
            if (loser >= 0) {
                left.add(header.get(loser));
            }
        }
        if (best >= 0) {
            choices.put(field, choice(field, best, left));
        }
    }

    private Choice choice(Field field, int column, List<String> left) {
        var name = header.get(column);
        for (String other : left) {
            if (!Field.key(other).equals(Field.key(name))) {
                continue;
            }
            if (MANDATORY.contains(field)) {
                throw ambiguous(field, name, other);
            }
            if (field == UNIT_PRICE) {
                equalPrices = ambiguous(field, name, other);
            }
        }
        var why = "header equals \"" + name + "\"";
        if (!left.isEmpty()) {
            why += "; preferred to \"" + String.join("\", \"", left) + "\"";
        }
        return new Choice(field, column, name, why);
    }

    private UnusableColumns ambiguous(Field field, String name, String other) {
        return new UnusableColumns(
                AMBIGUOUS_COLUMN,
                "Several columns could be %s: \"%s\" and \"%s\"."
                        .formatted(field.text(), name, other),
                header);
    }

    private void explainTotal(String name) {
        choices.computeIfPresent(
                UNIT_PRICE,
                (field, price) ->
                        new Choice(
                                field,
                                price.column(),
                                price.name(),
                                price.why() + "; \"" + name + "\" is left as the order's total"));
    }

    private boolean isTotalOfOrder(String key) {
        return Field.isOfOrders(key)
                && choices.containsKey(QUANTITY)
                && choices.containsKey(UNIT_PRICE);
    }

    private boolean free(int column) {
        return choices.values().stream().noneMatch(choice -> choice.column() == column);
    }
}
