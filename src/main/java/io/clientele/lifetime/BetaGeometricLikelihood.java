package io.clientele.lifetime;

import io.clientele.estimation.ChunkedSum;
import io.clientele.estimation.GammaFunctions;
import io.clientele.estimation.LogLikelihood;

import smile.math.special.Gamma;

/// The likelihood of BG/NBD and MBG/NBD, which differ only in how often a customer could leave:
/// `m = x + firstChances` times, with 0 or 1 chance at the first purchase.
///
/// ln L = ln Γ(r+x)/Γ(r) + r ln α + ln B(a, b+m)/B(a, b) + ln(e^A3 + δ(m>0) e^A4), where
/// A3 = −(r+x) ln(α+T) is the customer who stayed and A4 = ln a − ln(b+m−1) − (r+x) ln(α+tx) the
/// one who left at the last purchase. Fader, Hardie & Lee (2005), equation 6; Hardie's
/// implementation note for this four-part form. Parameters `r`, `alpha`, `a`, `b`.
record BetaGeometricLikelihood(Patterns patterns, int firstChances) implements LogLikelihood {

    @Override
    public long customers() {
        return patterns.totalCustomers();
    }

    @Override
    public double total(double[] parameters, double[] gradient) {
        double[] sums =
                ChunkedSum.over(
                        patterns.size(), 5, (from, to, sum) -> add(parameters, from, to, sum));
        System.arraycopy(sums, 1, gradient, 0, 4);
        return sums[0];
    }

    private void add(double[] parameters, int from, int to, double[] sum) {
        double r = parameters[0];
        double alpha = parameters[1];
        double a = parameters[2];
        double b = parameters[3];
        int group = -1;
        double constant = 0;
        double slopeR = 0;
        double slopeA = 0;
        double slopeB = 0;
        double leftAtLast = 0;
        for (int i = from; i < to; i++) {
            int x = patterns.x()[i];
            int m = x + firstChances;
            if (x != group) {
                group = x;
                constant =
                        GammaFunctions.lnRising(r, x)
                                + r * Math.log(alpha)
                                + GammaFunctions.lnRising(b, m)
                                - GammaFunctions.lnRising(a + b, m);
                slopeR = Gamma.digamma(r + x) - Gamma.digamma(r) + Math.log(alpha);
                slopeA = Gamma.digamma(a + b) - Gamma.digamma(a + b + m);
                slopeB = slopeA + Gamma.digamma(b + m) - Gamma.digamma(b);
                leftAtLast = Math.log(a) - Math.log(b + m - 1);
            }
            double weight = patterns.customers()[i];
            double age = alpha + patterns.T()[i];
            double logAge = Math.log(age);
            double stayed = -(r + x) * logAge;
            if (m == 0) {
                sum[0] += weight * (constant + stayed);
                sum[1] += weight * (slopeR - logAge);
                sum[2] += weight * (r / alpha - (r + x) / age);
                continue;
            }
            double ageAtLast = alpha + patterns.tx()[i];
            double logAgeAtLast = Math.log(ageAtLast);
            double left = leftAtLast - (r + x) * logAgeAtLast;
            double odds = Math.exp(-Math.abs(left - stayed));
            double smaller = odds / (1 + odds);
            double chanceLeft = left > stayed ? 1 - smaller : smaller;
            double chanceStayed = 1 - chanceLeft;
            sum[0] += weight * (constant + Math.max(left, stayed) + Math.log(1 + odds));
            sum[1] += weight * (slopeR - chanceStayed * logAge - chanceLeft * logAgeAtLast);
            sum[2] +=
                    weight * (r / alpha - (r + x) * (chanceStayed / age + chanceLeft / ageAtLast));
            sum[3] += weight * (slopeA + chanceLeft / a);
            sum[4] += weight * (slopeB - chanceLeft / (b + m - 1));
        }
    }
}
