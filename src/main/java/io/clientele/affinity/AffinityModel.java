package io.clientele.affinity;

/// A fitted way to say which products a customer is drawn to. Reading it is thread-safe.
public interface AffinityModel {

    /// The name under which it is shown, such as `linear-items`.
    String name();

    /// Fills in one score a product, the higher the better, 0 where nothing speaks for it; scores
    /// of one customer compare with one another alone.
    void score(int customer, float[] scores);

    /// The product bought by the customer that speaks most for another; −1 if none does.
    int because(int customer, int product);
}
