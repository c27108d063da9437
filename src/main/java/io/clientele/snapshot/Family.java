package io.clientele.snapshot;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The ways to divide the customers; each customer is in exactly one segment of each.
public enum Family {
    RFM("rfm_segment"),
    GRID("grid_cell"),
    VALUE("value_segment"),
    TIER("tier"),
    CLUSTER("cluster");

    private final String column;

    Family(String column) {
        this.column = column;
    }

    /// The name used in the API and the database.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The column of `customer_segment` that holds the code of this family's segment.
    public String column() {
        return column;
    }

    /// The family with this name.
    public static Optional<Family> of(String id) {
        return Arrays.stream(values()).filter(family -> family.toString().equals(id)).findFirst();
    }
}
