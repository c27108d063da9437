package io.clientele.audience;

import java.util.Locale;

/// How what a customer has compares with the value of a condition.
enum Operator {
    EQUALS,
    NOT_EQUALS,
    IN,
    NOT_IN,
    LESS_THAN,
    AT_MOST,
    GREATER_THAN,
    AT_LEAST,
    BETWEEN;

    /// As it is spelled in the API.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
