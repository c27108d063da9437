package io.clientele.estimation;

/// A log-likelihood as a function of positive parameters.
public interface LogLikelihood {

    /// The number of customers summed over.
    long customers();

    /// The full sum, without penalty; writes its derivatives by the parameters into `gradient`.
    double total(double[] parameters, double[] gradient);
}
