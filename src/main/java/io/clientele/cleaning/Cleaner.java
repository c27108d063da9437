package io.clientele.cleaning;

import static io.clientele.cleaning.Reason.INVALID_CUSTOMER_ID;
import static io.clientele.cleaning.Reason.INVALID_TIMESTAMP;
import static io.clientele.cleaning.Reason.MISSING_CUSTOMER_ID;
import static io.clientele.cleaning.Reason.MISSING_TIMESTAMP;
import static io.clientele.cleaning.Reason.NON_POSITIVE_AMOUNT;
import static io.clientele.cleaning.Reason.NON_PRODUCT;
import static io.clientele.cleaning.Reason.VALUE_TOO_LONG;
import static io.clientele.mapping.Field.CATEGORY;
import static io.clientele.mapping.Field.CHANNEL;
import static io.clientele.mapping.Field.CUSTOMER_ID;
import static io.clientele.mapping.Field.ORDERED_AT;
import static io.clientele.mapping.Field.ORDER_ID;
import static io.clientele.mapping.Field.PAYMENT_METHOD;
import static io.clientele.mapping.Field.PRODUCT_ID;
import static io.clientele.mapping.Field.PRODUCT_NAME;
import static io.clientele.mapping.Field.REGION;

import io.clientele.convention.Conventions;
import io.clientele.convention.Telling;
import io.clientele.convention.TimestampText;
import io.clientele.ledger.AmountSum;
import io.clientele.ledger.OrderLine;
import io.clientele.mapping.ColumnMapping;
import io.clientele.mapping.Field;
import io.clientele.row.Row;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Turns rows into order lines; it is reused from row to row and not for use by several threads.
///
/// A row is tested in this order: its columns, its mandatory fields and their types, whether it
/// is a return (the order id begins with C, or the quantity is negative), its amount, then
/// whether it sells a product.
/// Whether it is a duplicate is for the ledger to find by `rowHash`, which covers every cell that
/// says something: numbers, ids and times as read, other cells as sent, columns without a meaning
/// by header.
public final class Cleaner {

    private static final int QUOTED = 60;

    private final ColumnMapping mapping;
    private final Conventions conventions;
    private final NonProducts nonProducts;
    private final TimestampText timestamp;
    private final Pricing pricing;
    private final RowKey key = new RowKey();
    private final LateColumns late;
    private final OptionalInt currencyColumn;
    private final Currencies currencies = new Currencies();
    private final ExportColumns export;
    private final OtherCells others;
    private final DateWatch dates = new DateWatch();
    private final Map<Reason, AmountSum> refused = new EnumMap<>(Reason.class);

    /// `zone` is where the shop's clocks stand: local times are read in it, and days counted in it.
    ///
    /// @param exportKeyed whether columns that speak of the export alone tell rows apart, as they
    ///     once did
    public Cleaner(
            ColumnMapping mapping,
            Conventions conventions,
            ZoneId zone,
            NonProducts nonProducts,
            boolean exportKeyed) {
        this.mapping = mapping;
        this.conventions = conventions;
        this.nonProducts = nonProducts;
        this.timestamp = new TimestampText(zone, conventions.dateOrder());
        this.late = new LateColumns(mapping);
        this.currencyColumn = mapping.currencyColumn();
        this.pricing = new Pricing(mapping, conventions.decimalComma());
        this.export = new ExportColumns(mapping, exportKeyed);
        this.others = new OtherCells(mapping, late, export);
    }

    /// What only the rows have shown so far: columns that came up after the file's header was
    /// settled and what became of them, and several currencies; and columns of the export.
    public List<String> notes() {
        return Stream.of(export.notes(), late.notes(), currencies.notes())
                .flatMap(List::stream)
                .toList();
    }

    /// Dates that contradict the order they were read in so far; null where none does.
    public DateWatch.@Nullable Doubtful doubtfulDates() {
        return dates.found(conventions.dates() != null);
    }

    /// What refused rows would have sold for, by reason, as far as that can be read: returns and
    /// rows without a price come to nothing.
    public Map<String, BigDecimal> refusedAmounts() {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        refused.forEach((reason, sum) -> amounts.put(reason.text(), sum.total()));
        return amounts;
    }

    /// The currencies that purchases named so far, that of most rows first.
    public List<CurrencyTotal> currencies() {
        return currencies.totals();
    }

    public Outcome clean(Row row) {
        export.observe(row);
        var flaw = mapping.flaw(row);
        if (flaw != null) {
            return new Outcome.Refusal(row.line(), null, flaw.kind().text(), flaw.message());
        }
        try {
            var line = line(row);
            dates.taken(row.line(), timestamp.telling(), line.returned() ? 0 : line.amount());
            if (!line.returned()) {
                currencies.add(
                        currency(row),
                        pricing.amountText(),
                        pricing.unitPriceText(),
                        line.amount());
            }
            return new Outcome.Taken(line);
        } catch (RefusedRow why) {
            count(why, row);
            return why.at(row.line(), mapping);
        }
    }

    private void count(RefusedRow why, Row row) {
        if (why.reason() == INVALID_TIMESTAMP && timestamp.telling() == Telling.OTHERWISE) {
            dates.refused(row.line());
        }
        long worth = isReturn(row) ? 0 : pricing.worth(row);
        if (worth > 0) {
            refused.computeIfAbsent(why.reason(), reason -> new AmountSum()).add(worth);
        }
    }

    private boolean isReturn(Row row) {
        return conventions
                .returnMark()
                .isOn(CellText.withoutFloat(CellText.clean(cell(row, ORDER_ID))));
    }

    private OrderLine line(Row row) {
        late.observe(row);
        var customerId = customerId(row);
        readTimestamp(row);
        pricing.read(row);
        var sentOrderId = text(row, ORDER_ID);
        var orderId = sentOrderId == null ? null : CellText.withoutFloat(sentOrderId);
        var productId = text(row, PRODUCT_ID);
        var productName = text(row, PRODUCT_NAME);
        boolean returned =
                pricing.quantity() < 0
                        || (orderId != null && conventions.returnMark().isOn(orderId));
        if (!returned && pricing.amount() <= 0) {
            throw new RefusedRow(
                    pricing.source(), NON_POSITIVE_AMOUNT, "The amount is not above zero.");
        }
        boolean nonProduct = nonProducts.matches(productId, productName);
        if (nonProduct && nonProducts.refused()) {
            throw new RefusedRow(
                    productId == null ? PRODUCT_NAME : PRODUCT_ID,
                    NON_PRODUCT,
                    "The row sells no product, and such rows are left out.");
        }
        long rowHash = hash(row, customerId, orderId == null ? "" : orderId);
        return new OrderLine(
                row.line(),
                customerId,
                orderId == null ? LocalDate.ofEpochDay(timestamp.day()).toString() : orderId,
                timestamp.day(),
                timestamp.micros(),
                productId,
                productName,
                text(row, CATEGORY),
                returned ? -Math.abs(pricing.quantity()) : pricing.quantity(),
                pricing.unitPrice(),
                returned ? -Math.abs(pricing.amount()) : pricing.amount(),
                text(row, REGION),
                text(row, PAYMENT_METHOD),
                text(row, CHANNEL),
                returned,
                nonProduct,
                rowHash);
    }

    /// The customer id that a cell is, if it is one: as it would be kept.
    public static String id(String cell) {
        return CellText.withoutFloat(CellText.clean(cell));
    }

    private String currency(Row row) {
        if (currencyColumn.isEmpty()) {
            return "";
        }
        var clean = CellText.clean(row.cell(currencyColumn.getAsInt()));
        return CellText.isAbsent(clean) ? "" : clean;
    }

    private String customerId(Row row) {
        var customerId = text(row, CUSTOMER_ID);
        if (customerId == null || CellText.isNoIdOrNumber(customerId)) {
            throw new RefusedRow(
                    CUSTOMER_ID, MISSING_CUSTOMER_ID, "The row does not say whose it is.");
        }
        if (CellText.hasControls(cell(row, CUSTOMER_ID).strip())) {
            throw new RefusedRow(
                    CUSTOMER_ID, INVALID_CUSTOMER_ID, "The customer id holds control characters.");
        }
        if (CellText.isShortened(customerId)) {
            throw new RefusedRow(
                    CUSTOMER_ID,
                    INVALID_CUSTOMER_ID,
                    "A spreadsheet shortened this id: %s stands for many. Send the column as text."
                            .formatted(quoted(customerId)));
        }
        return CellText.withoutFloat(customerId);
    }

    private void readTimestamp(Row row) {
        var text = text(row, ORDERED_AT);
        if (text == null) {
            throw new RefusedRow(ORDERED_AT, MISSING_TIMESTAMP, "The row does not say when.");
        }
        if (!timestamp.read(text)) {
            throw new RefusedRow(
                    ORDERED_AT,
                    INVALID_TIMESTAMP,
                    timestamp.unknownZone()
                            ? "%s names no time zone that is known: send an offset such as +01:00, or a name such as Europe/London."
                                    .formatted(quoted(text))
                            : "%s is not a time between 1970 and 2200, read %s."
                                    .formatted(quoted(text), conventions.dateOrder().inWords()));
        }
    }

    private String cell(Row row, Field field) {
        return row.loose().isEmpty() || mapping.has(field)
                ? mapping.cell(row, field)
                : late.cell(row, field);
    }

    /// The clean text of a field; null when it has no column or no value.
    private @Nullable String text(Row row, Field field) {
        var clean = CellText.clean(cell(row, field));
        if (clean.length() > field.longest()) {
            throw new RefusedRow(
                    field,
                    VALUE_TOO_LONG,
                    "The value is longer than " + field.longest() + " characters.");
        }
        return CellText.isAbsent(clean) ? null : clean;
    }

    static String quoted(String text) {
        return '"' + (text.length() > QUOTED ? text.substring(0, QUOTED) + "…" : text) + '"';
    }

    private long hash(Row row, String customerId, String orderId) {
        key.text(customerId).text(orderId).number(timestamp.micros());
        key.number(pricing.quantity()).number(pricing.unitPrice()).number(pricing.amount());
        key.text(cell(row, PRODUCT_ID)).text(cell(row, PRODUCT_NAME)).text(cell(row, CATEGORY));
        key.text(cell(row, REGION)).text(cell(row, PAYMENT_METHOD)).text(cell(row, CHANNEL));
        others.addTo(key, row);
        return key.finish();
    }
}
