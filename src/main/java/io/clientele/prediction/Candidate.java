package io.clientele.prediction;

import java.util.Locale;

/// A way to say what customers will buy and spend, in the order in which they are shown.
public enum Candidate {
    /// BG/NBD for purchases, Gamma-Gamma for their value.
    BG_NBD,
    /// MBG/NBD for purchases, Gamma-Gamma for their value.
    MBG_NBD,
    /// Pareto/NBD for purchases, Gamma-Gamma for their value.
    PARETO_NBD,
    /// Regression trees that correct BG/NBD x Gamma-Gamma customer by customer.
    GRADIENT_BOOSTED,
    /// Naive: everybody goes on at their own rate so far.
    OWN_RATE,
    /// Naive: everybody does what they did in the last stretch of the same length.
    LAST_PERIOD;

    /// Whether it is a rule to be measured by, which knows neither how sure it is nor what an order
    /// is worth, and so supplies no numbers.
    public boolean naive() {
        return this == OWN_RATE || this == LAST_PERIOD;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
