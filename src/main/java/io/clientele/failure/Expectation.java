package io.clientele.failure;

import io.clientele.problem.FieldError;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;

/// What a value should have been, in words that name no class.
record Expectation(String code, String words) {

    /// What a Java type expects of a text or JSON value.
    static Expectation of(Class<?> type) {
        if (type.isEnum()) {
            var allowed =
                    Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
            return new Expectation("unknown-value", "must be one of " + allowed);
        }
        return new Expectation("type-mismatch", "must be " + words(type));
    }

    FieldError at(String field) {
        return new FieldError(field, code, words);
    }

    private static String words(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == double.class
                || type == float.class
                || type == Double.class
                || type == Float.class
                || type == BigDecimal.class) {
            return "a number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a whole number";
        }
        if (type == LocalDate.class) {
            return "a date such as 2011-12-10";
        }
        if (type == Instant.class) {
            return "a time such as 2011-12-10T08:26:00Z";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a text";
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() ? "a list" : "an object";
    }
}
