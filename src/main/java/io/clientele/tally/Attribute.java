package io.clientele.tally;

/// What an order line says besides customer, order, time and money.
public enum Attribute {
    PRODUCT_ID("product_id", "product id", "product ids"),
    PRODUCT_NAME("product_name", "product name", "product names"),
    CATEGORY("category", "category", "categories"),
    REGION("region", "region", "regions"),
    PAYMENT_METHOD("payment_method", "payment method", "payment methods"),
    CHANNEL("channel", "channel", "channels");

    private final String column;
    private final String singular;
    private final String plural;

    Attribute(String column, String singular, String plural) {
        this.column = column;
        this.singular = singular;
        this.plural = plural;
    }

    /// The column of `order_line`.
    String column() {
        return column;
    }

    /// In a sentence, such as `payment method`.
    public String singular() {
        return singular;
    }

    /// In a sentence, such as `payment methods`.
    public String plural() {
        return plural;
    }

    /// As it is spelled in the API, such as `payment-method`.
    @Override
    public String toString() {
        return singular.replace(' ', '-');
    }
}
