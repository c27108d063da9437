package io.clientele.uncertainty;

/// How a customer who is alive leaves in one imagined future.
sealed interface Leaving {

    /// The time left for buying, out of `days` after T.
    double timeLeft(double T, double days);

    /// Of the purchases that fall in that time, those made before leaving.
    double made(double purchases);

    /// What a customer of this rate would be expected to buy in `days` after T.
    double expected(double rate, double T, double days);

    /// BG/NBD and MBG/NBD: after each purchase with the same chance.
    ///
    /// @param chance p; 0 for never
    /// @param last the number of the purchase after which the customer leaves
    record AfterPurchase(double chance, double last) implements Leaving {

        @Override
        public double timeLeft(double T, double days) {
            return days;
        }

        @Override
        public double made(double purchases) {
            return Math.min(purchases, last);
        }

        /// (1 − e^(−λ p t)) / p.
        @Override
        public double expected(double rate, double T, double days) {
            double exposure = rate * days;
            double leavings = exposure * chance;
            return leavings < Double.MIN_NORMAL ? exposure : -Math.expm1(-leavings) / chance;
        }
    }

    /// Pareto/NBD: at any time, at the same rate.
    ///
    /// @param scaledRate μ x (β + T); 0 for never
    /// @param stay time until leaving in units of 1 / μ
    record AtAnyTime(double scaledRate, double beta, double stay) implements Leaving {

        @Override
        public double timeLeft(double T, double days) {
            return scaledRate == 0 ? days : Math.min(days, stay * (beta + T) / scaledRate);
        }

        @Override
        public double made(double purchases) {
            return purchases;
        }

        /// λ (1 − e^(−μ t)) / μ.
        @Override
        public double expected(double rate, double T, double days) {
            double leaving = scaledRate / (beta + T);
            return leaving == 0 ? rate * days : rate * -Math.expm1(-leaving * days) / leaving;
        }
    }
}
