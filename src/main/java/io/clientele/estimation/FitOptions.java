package io.clientele.estimation;

/// How to fit.
///
/// @param penalizer weight of the sum of squared parameters, added to minus the mean
///     log-likelihood. Times are divided by the longest T first, so `alpha` (and `beta`) enter in
///     that unit; Gamma-Gamma's parameters enter as they are. 0, the default, is plain maximum
///     likelihood; 0.001 to 0.1 helps on small shops
public record FitOptions(double penalizer) {

    public static final FitOptions DEFAULTS = new FitOptions(0);

    public FitOptions {
        if (!(penalizer >= 0) || Double.isInfinite(penalizer)) {
            throw new IllegalArgumentException("penalizer = %s is negative".formatted(penalizer));
        }
    }
}
