package io.clientele.privacy;

import static io.clientele.problem.ProblemType.CUSTOMER_NOT_FOUND;

import io.clientele.audit.AuditedItems;
import io.clientele.audit.Pseudonyms;
import io.clientele.problem.Problem;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Goes through every table that holds something of customers.
@Service
class PrivacyDesk {

    private final List<PersonalData> tables;
    private final ErasedCustomers erased;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    PrivacyDesk(
            List<PersonalData> tables, ErasedCustomers erased, Pseudonyms pseudonyms, Clock clock) {
        this.tables =
                tables.stream()
                        .sorted(
                                Comparator.comparing(PersonalData::isShared)
                                        .reversed()
                                        .thenComparing(PersonalData::table))
                        .toList();
        this.erased = erased;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /// Whether anything is held of a customer, or may be.
    @Transactional(readOnly = true)
    public boolean holds(String customerId) {
        var found = new boolean[] {!unsearched().isEmpty()};
        tables.forEach(table -> table.export(customerId, _ -> found[0] = true));
        return found[0];
    }

    /// Hands over everything held of a customer, as of one moment: table and row.
    ///
    /// @return files of that moment that may hold more
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<UnsearchedFile> export(String customerId, BiConsumer<String, String> row) {
        tables.forEach(table -> table.export(customerId, json -> row.accept(table.table(), json)));
        return unsearched();
    }

    /// Hands over every customer of every table, perhaps several times.
    @Transactional(readOnly = true)
    public void customers(Consumer<String> customerId) {
        tables.forEach(table -> table.customers(customerId));
    }

    /// Files that may hold any customer.
    List<UnsearchedFile> unsearched() {
        return tables.stream().flatMap(table -> table.unsearched().stream()).toList();
    }

    /// Forgets a customer, everywhere or nowhere; a [Problem] when nothing is held. A file that
    /// waits for its import may hold him: then he is kept away when it comes to that.
    @Transactional
    public ErasureReceipt forget(String customerId, Mode mode) {
        erased.limitWait();
        tables.forEach(PersonalData::reserve);
        erased.lock();
        boolean mayComeYet = !unsearched().isEmpty();
        var substitute = "anonymous-" + UUID.randomUUID();
        var done =
                tables.stream()
                        .map(
                                table ->
                                        new ErasureReceipt.TableReceipt(
                                                table.table(),
                                                switch (mode) {
                                                    case ERASE -> table.erase(customerId);
                                                    case ANONYMISE ->
                                                            table.anonymise(customerId, substitute);
                                                }))
                        .toList();
        long rows = done.stream().mapToLong(ErasureReceipt.TableReceipt::rows).sum();
        if (rows == 0 && !mayComeYet) {
            throw Problem.of(
                    CUSTOMER_NOT_FOUND, "Nothing is held of customer %s.".formatted(customerId));
        }
        erased.add(customerId, mode);
        AuditedItems.current().add(rows);
        return new ErasureReceipt(
                HexFormat.of().formatHex(pseudonyms.of(customerId)),
                mode,
                clock.instant(),
                done,
                rows);
    }
}
