package io.clientele.recommendation;

/// Why a product is on a list; `detail` of an [OfferList] says more.
public enum Reason {
    /// Often bought with a product that the customer bought: `detail` is that product.
    BOUGHT_WITH(0),
    /// Popular in the shop.
    POPULAR(1),
    /// Popular among customers of the same segment.
    POPULAR_IN_SEGMENT(2),
    /// New, and like a product that the customer bought: `detail` is that product, or −1.
    LIKE(3),
    /// Bought before: `detail` is the rhythm in days, 0 without one.
    AGAIN(4),
    /// Among the ten best for members of a segment: `detail` is their share in hundredths.
    SUITS_MEMBERS(5);

    private static final Reason[] BY_CODE = values();

    private final int code;

    Reason(int code) {
        this.code = code;
    }

    /// The number that stands for it in columns.
    public int code() {
        return code;
    }

    /// The reason with a code.
    public static Reason of(int code) {
        return BY_CODE[code];
    }
}
