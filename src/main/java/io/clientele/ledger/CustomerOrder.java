package io.clientele.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The order of customers in every column: ascending by the bytes of their ids.
public final class CustomerOrder {

    private CustomerOrder() {}

    /// Below zero where `one` comes before `two`, above zero where it comes after.
    public static int compare(String one, String two) {
        return one.equals(two)
                ? 0
                : Arrays.compareUnsigned(
                        one.getBytes(StandardCharsets.UTF_8), two.getBytes(StandardCharsets.UTF_8));
    }

    /// For each wanted id its row in another column, -1 where that has none.
    public static int[] rows(String[] wanted, String[] others) {
        int[] rows = new int[wanted.length];
        int other = 0;
        for (int row = 0; row < wanted.length; row++) {
            while (other < others.length && compare(others[other], wanted[row]) < 0) {
                other++;
            }
            rows[row] = other < others.length && others[other].equals(wanted[row]) ? other : -1;
        }
        return rows;
    }
}
