package io.clientele.value;

import io.clientele.estimation.LogLikelihood;

/// [GammaGammaLikelihood] of those parameters alone whose mean order value p v / (q − 1) is the
/// mean of the customers, 1 in units of it: v = (q − 1) / p. Parameters `p` and q − 1.
record AtObservedMean(GammaGammaLikelihood free) implements LogLikelihood {

    @Override
    public long customers() {
        return free.customers();
    }

    @Override
    public double total(double[] parameters, double[] gradient) {
        double p = parameters[0];
        double beyondOne = parameters[1];
        double[] slopes = new double[3];
        double total = free.total(new double[] {p, 1 + beyondOne, beyondOne / p}, slopes);
        gradient[0] = slopes[0] - slopes[2] * beyondOne / (p * p);
        gradient[1] = slopes[1] + slopes[2] / p;
        return total;
    }
}
