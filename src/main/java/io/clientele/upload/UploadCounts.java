package io.clientele.upload;

import io.clientele.ledger.LedgerTotals;
import io.clientele.ledger.Returns;
import io.clientele.withdrawal.Inheritance;

import jakarta.persistence.Embeddable;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/// What became of an upload's rows: always read = accepted + returns + duplicates + rejected.
///
/// Rows read are counted where they are read and the others where they end up: the database checks
/// the sum and so refuses an import that lost or doubled a row on the way.
///
/// @param netted what returns took from purchases, if they were to; like the two after it
/// @param rejectedAmounts what refused purchases would have sold for, by reason; null, as the next,
///     where nobody has summed it
@Embeddable
public record UploadCounts(
        long rowsRead,
        long rowsAccepted,
        long rowsReturns,
        long rowsDuplicates,
        long rowsRejected,
        @JdbcTypeCode(SqlTypes.JSON) Map<String, Long> rejectedByReason,
        long customers,
        long orders,
        long products,
        @Nullable Instant firstOrderAt,
        @Nullable Instant lastOrderAt,
        long nonProducts,
        @Nullable BigDecimal netted,
        @Nullable Long unmatchedReturns,
        @Nullable BigDecimal unmatchedAmount,
        @JdbcTypeCode(SqlTypes.JSON) @Nullable Map<String, BigDecimal> rejectedAmounts,
        @Nullable BigDecimal duplicatesAmount) {

    static final UploadCounts NONE =
            new UploadCounts(
                    0, 0, 0, 0, 0, Map.of(), 0, 0, 0, null, null, 0, null, null, null, null, null);

    /// What the ledger took, and the refused rows by reason.
    ///
    /// @param read rows that came out of the file
    /// @param rejectedAmounts what these would have sold for, by reason
    public static UploadCounts of(
            long read,
            LedgerTotals totals,
            Map<String, Long> rejectedByReason,
            Map<String, BigDecimal> rejectedAmounts) {
        long rejected = rejectedByReason.values().stream().mapToLong(Long::longValue).sum();
        var netted = totals.netted();
        return new UploadCounts(
                read,
                totals.accepted(),
                totals.returns(),
                totals.duplicates(),
                rejected,
                rejectedByReason,
                totals.customers(),
                totals.orders(),
                totals.products(),
                totals.firstOrderAt(),
                totals.lastOrderAt(),
                totals.nonProducts(),
                netted == null ? null : money(netted.subtracted()),
                netted == null ? null : netted.unmatchedLines(),
                netted == null ? null : money(netted.unmatchedAmount()),
                rejectedAmounts,
                totals.duplicatesAmount());
    }

    /// Nothing but refused rows.
    public static UploadCounts refused(
            long read,
            Map<String, Long> rejectedByReason,
            Map<String, BigDecimal> rejectedAmounts) {
        return of(read, LedgerTotals.NONE, rejectedByReason, rejectedAmounts);
    }

    private static BigDecimal money(long tenThousandths) {
        return BigDecimal.valueOf(tenThousandths, 4);
    }

    /// What the same rows come to when they are sent once more: all accepted ones are duplicates.
    UploadCounts sentAgain() {
        return new UploadCounts(
                rowsRead,
                0,
                rowsReturns,
                rowsAccepted + rowsDuplicates,
                rowsRejected,
                rejectedByReason,
                0,
                0,
                0,
                null,
                null,
                0,
                null,
                null,
                null,
                rejectedAmounts,
                null);
    }

    /// With what an upload has left it that was taken back out: duplicates become accepted rows.
    UploadCounts with(Inheritance left, Returns returns) {
        var nets = returns == Returns.NET;
        return new UploadCounts(
                rowsRead,
                rowsAccepted + left.accepted(),
                rowsReturns,
                rowsDuplicates - left.accepted(),
                rowsRejected,
                rejectedByReason,
                left.customers(),
                left.orders(),
                left.products(),
                left.firstOrderAt(),
                left.lastOrderAt(),
                left.nonProducts(),
                nets ? money(left.netted().subtracted()) : null,
                nets ? left.netted().unmatchedLines() : null,
                nets ? money(left.netted().unmatchedAmount()) : null,
                rejectedAmounts,
                duplicatesAmount == null ? null : duplicatesAmount.subtract(left.amount()));
    }
}
