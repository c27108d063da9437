package io.clientele.estimation;

/// Logarithms of the gamma function and of its ratios, to about 1e-15.
///
/// Ratios have a form of their own: at arguments in the millions, as on a boundary, the difference
/// of two log-gammas keeps too few digits to climb by.
public final class GammaFunctions {

    /// From here on Stirling's series with six terms is exact to double precision.
    private static final double LARGE = 10;

    private static final double[] STIRLING = {
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360
    };

    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private GammaFunctions() {}

    /// ln Γ(z) for z > 0.
    public static double lnGamma(double z) {
        double shifted = z;
        double product = 1;
        while (shifted < LARGE) {
            product *= shifted++;
        }
        return (shifted - 0.5) * Math.log(shifted)
                - shifted
                + HALF_LOG_TWO_PI
                + stirlingRest(shifted)
                - Math.log(product);
    }

    /// ln (Γ(z + n) / Γ(z)) for z > 0 and n >= 0, which need not be whole.
    public static double lnRising(double z, double n) {
        if (n == 0) {
            return 0;
        }
        double low = z;
        double ratio = 1;
        while (low < LARGE) {
            ratio *= low / (low + n);
            low++;
        }
        double high = low + n;
        return (low - 0.5) * Math.log1p(n / low)
                + n * (Math.log(high) - 1)
                + stirlingRest(high)
                - stirlingRest(low)
                + Math.log(ratio);
    }

    private static double stirlingRest(double z) {
        double u = 1 / (z * z);
        double sum = 0;
        for (int i = STIRLING.length - 1; i >= 0; i--) {
            sum = sum * u + STIRLING[i];
        }
        return sum / z;
    }
}
