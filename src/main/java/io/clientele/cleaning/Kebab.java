package io.clientele.cleaning;

import java.util.Locale;

/// The stable words that constants are known by outside, such as `missing-customer-id`.
final class Kebab {

    private Kebab() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
