package io.clientele.mapping;

import static io.clientele.mapping.Field.AMOUNT;
import static io.clientele.mapping.Field.CUSTOMER_ID;
import static io.clientele.mapping.Field.ORDERED_AT;
import static io.clientele.mapping.Field.QUANTITY;
import static io.clientele.mapping.Field.UNIT_PRICE;
import static io.clientele.mapping.UnusableColumns.Code.MISSING_COLUMN;

import io.clientele.row.Flaw;
import io.clientele.row.Row;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Which column of a file holds which field, and why.
///
/// A mapping has a customer, a time, and an amount or both quantity and unit price. The amount is
/// the row's total; where a file has it, it wins over quantity x unit price.
public final class ColumnMapping {

    /// Headers of columns that name currencies, by [Field#key(String)].
    private static final Set<String> CURRENCY =
            Set.of(
                    "currency",
                    "currencycode",
                    "currencyiso",
                    "isocurrency",
                    "ordercurrency",
                    "invoicecurrency",
                    "transactioncurrency",
                    "paymentcurrency",
                    "pricecurrency",
                    "währung",
                    "waehrung");

    /// What a row says at least, with an amount and without one.
    private static final List<Field> STATED = List.of(CUSTOMER_ID, ORDERED_AT, AMOUNT);
    private static final List<Field> PRICED =
            List.of(CUSTOMER_ID, ORDERED_AT, QUANTITY, UNIT_PRICE);

    private final List<String> header;
    private final Map<Field, Choice> choices;
    private final boolean byName;
    private final boolean byNumber;
    private final int needed;
    private final List<Integer> unused;
    private final OptionalInt currencyColumn;

    private ColumnMapping(
            List<String> header, Map<Field, Choice> choices, boolean byName, boolean byNumber) {
        this.header = List.copyOf(header);
        this.byName = byName;
        this.byNumber = byNumber;
        this.choices = choices;
        if (!has(CUSTOMER_ID) || !has(ORDERED_AT)) {
            throw missing(has(CUSTOMER_ID) ? ORDERED_AT : CUSTOMER_ID);
        }
        if (!has(AMOUNT) && !(has(QUANTITY) && has(UNIT_PRICE))) {
            throw missing(has(UNIT_PRICE) ? QUANTITY : AMOUNT);
        }
        this.needed =
                1
                        + (has(AMOUNT) ? STATED : PRICED)
                                .stream().mapToInt(this::column).max().orElseThrow();
        this.unused = findUnused();
        this.currencyColumn = findCurrency();
    }

    /// One field's column, 0-based, and the reason for it in words.
    public record Choice(Field field, int column, String name, String why) {}

    /// Finds the columns by their names.
    ///
    /// Throws [UnusableColumns] when a mandatory field has no column or several equal ones.
    public static ColumnMapping auto(List<String> header) {
        return new ColumnMapping(header, new HeaderSearch(header).choices(Map.of()), true, false);
    }

    /// What is recognised by name, though a mandatory field may be missing.
    ///
    /// Throws [UnusableColumns] when a mandatory field has several equal columns.
    public static Collection<Choice> recognised(List<String> header) {
        return List.copyOf(new HeaderSearch(header).choices(Map.of()).values());
    }

    /// Reads `auto`, or pairs such as `customer-id=Kunde,ordered-at=Datum,amount=Betrag`: then only
    /// the fields named are taken. With the word `auto` among the pairs, the rest is found by name.
    /// A column may be named in quotes, or by its number from 1 on, as `customer-id=#3`.
    ///
    /// Throws [UnusableColumns] for an unknown field or column too.
    public static ColumnMapping of(String specification, List<String> header) {
        return new ColumnMapping(
                header,
                MappingPairs.choices(specification, header),
                MappingPairs.isAuto(specification, header),
                MappingPairs.isNumbered(specification, header));
    }

    private UnusableColumns missing(Field field) {
        return new UnusableColumns(
                MISSING_COLUMN,
                "No column holds %s%s; looked for %s."
                        .formatted(
                                field.text(),
                                field == AMOUNT ? " (nor quantity and unit-price)" : "",
                                String.join(", ", field.headers())),
                header);
    }

    /// The file's header.
    public List<String> header() {
        return header;
    }

    /// Whether all columns were given by their numbers, so that nothing tells whether there is a
    /// header.
    public boolean byNumber() {
        return byNumber;
    }

    public boolean has(Field field) {
        return choices.containsKey(field);
    }

    /// The choices made, in the order of the fields.
    public Collection<Choice> choices() {
        return List.copyOf(choices.values());
    }

    /// A field's column, 0-based, or -1.
    public int column(Field field) {
        var choice = choices.get(field);
        return choice == null ? -1 : choice.column();
    }

    /// The name of a field's column, or its number where the file has no header; null when the
    /// field has no column.
    public @Nullable String name(Field field) {
        var choice = choices.get(field);
        return choice == null ? null : choice.name();
    }

    /// A field's cell as sent; empty when the field has no column.
    public String cell(Row row, Field field) {
        int column = column(field);
        return column < 0 ? "" : row.cell(column);
    }

    /// Why a row cannot be taken; null where its fields can be read.
    ///
    /// A row may end early, as spreadsheets leave blank cells out, but not before a cell that it is
    /// worthless without; and an object or array may stand where no field is read.
    public @Nullable Flaw flaw(Row row) {
        var flaw = row.flaw();
        if (flaw != null) {
            return flaw;
        }
        if (row.size() < needed) {
            return Flaw.ofCells(row.size(), header);
        }
        return row.nested().isEmpty() ? null : nestedField(row);
    }

    private @Nullable Flaw nestedField(Row row) {
        for (Choice choice : choices.values()) {
            if (row.nested().contains(choice.column())) {
                return Flaw.ofNested(choice.name());
            }
        }
        int first = row.size() - row.loose().size();
        for (int i = 0; i < row.loose().size(); i++) {
            var name = row.loose().get(i);
            if (row.nested().contains(first + i) && fieldOfLate(name).isPresent()) {
                return Flaw.ofNested(name);
            }
        }
        return null;
    }

    /// The field still without a column that one of this name, not in the header, would be found
    /// for; empty where columns are not looked for by name.
    public Optional<Field> fieldOfLate(String name) {
        var key = Field.key(name);
        return byName
                ? Arrays.stream(Field.values())
                        .filter(field -> !has(field) && field.rank(key) >= 0)
                        .filter(field -> field != AMOUNT || !Field.isOfOrders(key))
                        .findFirst()
                : Optional.empty();
    }

    /// The column that names the currency of each row, if there is one. It belongs to no field:
    /// nothing is converted, it only tells that amounts of several are added up.
    public OptionalInt currencyColumn() {
        return currencyColumn;
    }

    private OptionalInt findCurrency() {
        return unused.stream()
                .filter(column -> CURRENCY.contains(Field.key(header.get(column))))
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    /// The columns that no field uses, in the order of their names.
    public List<Integer> unused() {
        return unused;
    }

    private List<Integer> findUnused() {
        var found = new ArrayList<Integer>();
        for (int i = 0; i < header.size(); i++) {
            int column = i;
            if (choices.values().stream().noneMatch(choice -> choice.column() == column)) {
                found.add(i);
            }
        }
        found.sort(Comparator.comparing(header::get));
        return List.copyOf(found);
    }
}
