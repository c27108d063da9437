package io.clientele.lifetime;

import io.clientele.estimation.ChunkedSum;
import io.clientele.estimation.GammaFunctions;
import io.clientele.estimation.LogLikelihood;

import smile.math.special.Gamma;

/// ln L = ln Γ(r+x)/Γ(r) + r ln α + s ln β + ln(stayed + left), see [DepartureIntegral].
///
/// Parameters `r`, `alpha`, `s`, `beta`. Derivatives are taken under the integral.
record ParetoNbdLikelihood(Patterns patterns) implements LogLikelihood {

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
        double s = parameters[2];
        double beta = parameters[3];
        DepartureIntegral departure = new DepartureIntegral(r, alpha, s, beta);
        double logAlpha = Math.log(alpha);
        double logBeta = Math.log(beta);
        int group = -1;
        double constant = 0;
        double slopeR = 0;
        for (int i = from; i < to; i++) {
            int x = patterns.x()[i];
            if (x != group) {
                group = x;
                constant = GammaFunctions.lnRising(r, x) + r * logAlpha + s * logBeta;
                slopeR = Gamma.digamma(r + x) - Gamma.digamma(r) + logAlpha;
            }
            double weight = patterns.customers()[i];
            double T = patterns.T()[i];
            departure.integrate(x, patterns.tx()[i], T);
            double left = departure.chanceLeft();
            double stayed = departure.chanceStayed();
            double larger = Math.max(departure.logStayed(), departure.logLeft());
            double smaller = Math.min(departure.logStayed(), departure.logLeft());
            sum[0] += weight * (constant + larger + Math.log(1 + Math.exp(smaller - larger)));
            sum[1] +=
                    weight
                            * (slopeR
                                    - stayed * Math.log(alpha + T)
                                    - left * departure.meanLogAlpha());
            sum[2] +=
                    weight
                            * (r / alpha
                                    - (r + x)
                                            * (stayed / (alpha + T)
                                                    + left * departure.meanInverseAlpha()));
            sum[3] +=
                    weight
                            * (logBeta
                                    - stayed * Math.log(beta + T)
                                    + left * (1 / s - departure.meanLogBeta()));
            sum[4] +=
                    weight
                            * (s / beta
                                    - stayed * s / (beta + T)
                                    - left * (s + 1) * departure.meanInverseBeta());
        }
    }
}
