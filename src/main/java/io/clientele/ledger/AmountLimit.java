package io.clientele.ledger;

import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;

import java.util.function.Supplier;

/// How much a customer's amounts may add up to: what a `long` of ten-thousandths holds.
public final class AmountLimit {

    private static final String TOO_LARGE =
            "A customer's amounts add up to more than can be counted, 900 trillion; correct or undo the upload.";

    private AmountLimit() {}

    /// Reads what adds amounts up exactly.
    ///
    /// @throws Problem if they add up to more than can be counted
    public static <T> T within(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ArithmeticException _) {
            throw Problem.of(ProblemType.AMOUNT_TOO_LARGE, TOO_LARGE);
        }
    }
}
