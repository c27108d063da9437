package io.clientele.cleaning;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Recognises the lines of an order that sell no product: postage, fees, discounts, corrections.
///
/// Each entry is a whole product id or product name, case ignored; one that ends in `*` is the
/// beginning of one.
public final class NonProducts {

    private final Set<String> whole = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final List<String> beginnings = new ArrayList<>();
    private final boolean refused;
    private int longest;

    /// @param refused whether such lines are refused, rather than taken with a flag
    public NonProducts(Collection<String> entries, boolean refused) {
        this.refused = refused;
        for (String entry : entries) {
            if (entry.endsWith("*")) {
                beginnings.add(entry.substring(0, entry.length() - 1));
            } else {
                whole.add(entry);
                longest = Math.max(longest, entry.length());
            }
        }
    }

    /// Whether such lines are refused.
    boolean refused() {
        return refused;
    }

    boolean matches(@Nullable String productId, @Nullable String productName) {
        return matches(productId) || matches(productName);
    }

    private boolean matches(@Nullable String text) {
        if (text == null) {
            return false;
        }
        for (String beginning : beginnings) {
            if (text.regionMatches(true, 0, beginning, 0, beginning.length())) {
                return true;
            }
        }
        return text.length() <= longest && whole.contains(text);
    }
}
