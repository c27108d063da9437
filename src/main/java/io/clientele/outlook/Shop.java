package io.clientele.outlook;

import io.clientele.history.Cut;
import io.clientele.history.PurchaseDays;
import io.clientele.lifetime.PurchaseSummaries;

import java.util.Arrays;

/// A shop as it stands, and those of its customers who are to have an outlook.
///
/// @param history of all customers, to learn from
/// @param customers who are to have an outlook, by their numbers in the history, ascending
/// @param summaries of these, row for row, in days
@SuppressWarnings("ArrayRecordComponent") // columns of a million customers, compared by nobody
public record Shop(PurchaseDays history, int[] customers, PurchaseSummaries summaries) {

    /// All customers, whom the models are fitted to: those who bought lately alone would be ones
    /// who have not left.
    Cut everybody() {
        return customers.length == history.customers() ? now() : Cut.now(history);
    }

    Cut now() {
        return new Cut(
                history,
                history.lastDay(),
                customers,
                Arrays.stream(customers).map(customer -> history.start()[customer + 1]).toArray(),
                summaries);
    }
}
