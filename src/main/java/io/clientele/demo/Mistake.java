package io.clientele.demo;

/// What is wrong with a line.
enum Mistake {
    NONE,
    NO_CUSTOMER,
    TWICE,
    BLANKS,
    NO_PRICE,
    BAD_TIME;

    private static final Mistake[] ALL = values();

    static Mistake draw(Draws draws, double share) {
        return draws.chance(share) ? ALL[draws.pick(0, 0.4, 0.25, 0.15, 0.1, 0.1)] : NONE;
    }
}
