package io.clientele.mapping;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a column of a shop's export can mean; each with the headers it is recognised by, the surest
/// first, case and punctuation ignored.
public enum Field {
    CUSTOMER_ID(
            "client id, id client, customer, client, customer no, customer number, customer key,"
                    + " customer code, cust id, user id, buyer id, member id, shopper id,"
                    + " account id, customer unique id, Kundennummer, Kunden-Nr, Kunde"),
    ORDER_ID(
            "invoice no, invoice, invoice id, invoice number, id order, order no, order number,"
                    + " transaction id, transaction, receipt no, receipt id, receipt, basket id,"
                    + " order, Bestellnummer, Rechnungsnummer, Belegnummer"),
    PRODUCT_ID(
            "stock code, SKU, product code, item id, item code, article id, article no,"
                    + " product no, product key, Artikelnummer"),
    PRODUCT_NAME(
            "description, product description, item name, item description, product, item,"
                    + " article, Artikel, Bezeichnung"),
    CATEGORY("product category, category name, category code, product line, department, Kategorie"),
    QUANTITY("qty, units, pieces, item count, number of items, count, Menge, Anzahl"),
    UNIT_PRICE(
            "price, item price, product price, price each, price per unit, selling price,"
                    + " Einzelpreis, Preis"),
    AMOUNT(
            "product value, line total, line amount, total amount, total price, total,"
                    + " purchase amount, order value, order amount, transaction amount, sales,"
                    + " revenue, total spent, value, Betrag, Summe, Umsatz"),
    ORDERED_AT(
            "timestamp, order timestamp, invoice date, purchase date, order date,"
                    + " transaction date, purchase timestamp, order purchase timestamp,"
                    + " event time, purchased at, created at, date time, date, day, time,"
                    + " Bestelldatum, Rechnungsdatum, Datum"),
    REGION("country, state, customer country, shipping country, market, Land"),
    PAYMENT_METHOD("payment, payment type, payment mode, paid by, Zahlungsart"),
    CHANNEL("sales channel, order channel, Vertriebskanal");

    /// Amounts that are the whole order's in most exports, by [#key(String)].
    private static final Set<String> OF_ORDERS =
            Set.of("ordervalue", "orderamount", "transactionamount", "purchaseamount");

    // Lists that never change: Error Prone cannot see it.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> headers;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, Integer> ranks = new HashMap<>();

    Field(String synonyms) {
        headers = Stream.of((text() + "," + synonyms).split(",\\s*")).toList();
        for (String header : headers) {
            ranks.putIfAbsent(key(header), ranks.size());
        }
    }

    /// The stable word for the field, such as `customer-id`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// How many characters a value may have.
    public int longest() {
        return this == PRODUCT_NAME ? 1_000 : 200;
    }

    /// The headers the field is recognised by, its own name first.
    public List<String> headers() {
        return headers;
    }

    /// Position of a header, given by its [#key(String)], among those recognised, the surest first,
    /// or -1.
    int rank(String key) {
        return ranks.getOrDefault(key, -1);
    }

    /// Whether an amount under that header, given by its [#key(String)], is rather an order's than
    /// a line's.
    static boolean isOfOrders(String key) {
        return OF_ORDERS.contains(key);
    }

    /// The field of that name, or the first that a column of that name would be recognised as.
    static Optional<Field> named(String name) {
        var key = key(name);
        Predicate<Field> own = field -> field.rank(key) == 0;
        Predicate<Field> synonym = field -> field.rank(key) > 0;
        return Stream.of(own, synonym)
                .flatMap(test -> Arrays.stream(values()).filter(test))
                .findFirst();
    }

    /// Letters and digits only, in lower case.
    static String key(String header) {
        var key = new StringBuilder(header.length());
        header.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(key::appendCodePoint);
        return key.toString();
    }
}
