package io.clientele.recommendation;

/// Why a product is on a list; `detail` of an [OfferList] says more.
public enum Reason {
    /// Often bought with a product that the customer bought: `detail` is that product.
    BOUGHT_WITH(0),
    /// Popular in the shop: among the 20 products that most customers, two at least, bought last
    /// month.
    POPULAR(1),
    /// Popular among customers of the same segment, whose code is `detail`: two of them or more
    /// bought it lately, and no smaller share than of the shop.
    POPULAR_IN_SEGMENT(2),
    /// New, and like a product that the customer bought: `detail` is that product, or −1.
    LIKE(3),
    /// Bought before: `detail` is the rhythm in days, 0 without one.
    AGAIN(4),
    /// Among the ten best for members of a segment: `detail` is their share in hundredths.
    SUITS_MEMBERS(5),
    /// Suits what the customer bought, though hardly anybody has bought both.
    SUITS(6),
    /// Others buy it, which is all that is known: `detail` is 1 where segment popularity filled the
    /// list up with it, 0 where the model named it.
    OTHERS_BUY(7);

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
