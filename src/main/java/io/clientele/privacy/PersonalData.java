package io.clientele.privacy;

import java.util.List;
import java.util.function.Consumer;

/// What one table holds of customers: declared as a bean by the module whose table it is, so that
/// nothing is forgotten when a customer asks. All calls come in a transaction.
public interface PersonalData {

    /// Name of the table.
    String table();

    /// Hands over everything that is held of a customer, each row as a JSON object.
    void export(String customerId, Consumer<String> row);

    /// Whether these are sums that count several customers: such come first, while others still
    /// know whom they count.
    default boolean isShared() {
        return false;
    }

    /// What may hold a customer and is not searched, from the oldest on.
    default List<UnsearchedFile> unsearched() {
        return List.of();
    }

    /// Hands over the ids of all customers who have a column for it, perhaps several times.
    default void customers(Consumer<String> customerId) {}

    /// Waits for those who ask who was erased only once they have begun to write here, before they
    /// are kept from asking: else each might wait for the other.
    default void reserve() {}

    /// Removes everything that is held of a customer.
    ///
    /// @return number of rows
    long erase(String customerId);

    /// Takes everything away that leads to a customer, but keeps what counts in totals.
    ///
    /// @param substitute an id of nobody
    /// @return number of rows
    long anonymise(String customerId, String substitute);
}
