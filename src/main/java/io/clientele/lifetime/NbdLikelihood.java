package io.clientele.lifetime;

import io.clientele.estimation.ChunkedSum;
import io.clientele.estimation.GammaFunctions;
import io.clientele.estimation.LogLikelihood;

import smile.math.special.Gamma;

/// The negative binomial model: everybody stays a customer. It is what every drop-out model becomes
/// when nobody drops out, so it measures what the drop-out part of a model explains.
///
/// Parameters `r`, `alpha`; ln L = ln Γ(r+x)/Γ(r) + r ln α − (r+x) ln(α+T).
record NbdLikelihood(Patterns patterns) implements LogLikelihood {

    @Override
    public long customers() {
        return patterns.totalCustomers();
    }

    @Override
    public double total(double[] parameters, double[] gradient) {
        double r = parameters[0];
        double alpha = parameters[1];
        double digammaR = Gamma.digamma(r);
        double logAlpha = Math.log(alpha);
        double[] sums =
                ChunkedSum.over(
                        patterns.size(),
                        3,
                        (from, to, sum) -> {
                            int group = -1;
                            double constant = 0;
                            double slope = 0;
                            for (int i = from; i < to; i++) {
                                int x = patterns.x()[i];
                                if (x != group) {
                                    group = x;
                                    constant = GammaFunctions.lnRising(r, x) + r * logAlpha;
                                    slope = Gamma.digamma(r + x) - digammaR + logAlpha;
                                }
                                double weight = patterns.customers()[i];
                                double age = alpha + patterns.T()[i];
                                double logAge = Math.log(age);
                                sum[0] += weight * (constant - (r + x) * logAge);
                                sum[1] += weight * (slope - logAge);
                                sum[2] += weight * (r / alpha - (r + x) / age);
                            }
                        });
        gradient[0] = sums[1];
        gradient[1] = sums[2];
        return sums[0];
    }
}
