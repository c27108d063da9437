package io.clientele.offer;

/// Lists could not be made of these purchases, for a reason that lies in the making alone.
final class OffersNotMade extends RuntimeException {

    OffersNotMade(RuntimeException cause) {
        super("no lists", cause);
    }
}
