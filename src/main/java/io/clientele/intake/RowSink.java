package io.clientele.intake;

import io.clientele.cleaning.Outcome;
import io.clientele.ledger.AmountSum;
import io.clientele.posting.LedgerWriter;
import io.clientele.privacy.ErasedIds;
import io.clientele.reject.Reject;
import io.clientele.reject.RejectWriter;
import io.clientele.row.Row;
import io.clientele.upload.UploadCounts;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/// Takes cleaned rows to where they belong and counts them.
final class RowSink {

    private final LedgerWriter ledger;
    private final RejectWriter rejects;
    private final SentRows sent;
    private final ErasedIds erased;
    private final Map<String, Long> rejectedByReason = new TreeMap<>();
    private final AmountSum erasedAmount = new AmountSum();
    private long rows;

    RowSink(LedgerWriter ledger, RejectWriter rejects, SentRows sent, ErasedIds erased) {
        this.ledger = ledger;
        this.rejects = rejects;
        this.sent = sent;
        this.erased = erased;
    }

    /// What a row came to.
    ///
    /// @param refused the row as sent where it was refused, else null
    /// @param bytesRead how far the file was read then
    record Cleaned(Outcome outcome, @Nullable Row refused, long bytesRead) {

        static Cleaned of(Row row, Outcome outcome, long bytesRead) {
            return new Cleaned(outcome, outcome instanceof Outcome.Refusal ? row : null, bytesRead);
        }

        /// How much of memory it takes, in characters or so.
        int weight() {
            int characters = 256;
            for (int i = 0; refused != null && i < refused.size(); i++) {
                characters += refused.cell(i).length();
            }
            return characters;
        }
    }

    void accept(Cleaned row) throws SQLException {
        rows++;
        switch (row.outcome()) {
            case Outcome.Taken(var line) when erased.contains(line.customerId()) -> {
                refuse(Reject.ofErased(line.line()));
                erasedAmount.add(line.returned() ? 0 : line.amount());
            }
            case Outcome.Taken(var line) -> ledger.add(line);
            case Outcome.Refusal refusal -> refuse(Reject.of(refusal, unlessErased(row.refused())));
        }
    }

    private String unlessErased(@Nullable Row row) {
        return row == null || erased.containsAny(row.cells()) ? "" : sent.text(row);
    }

    private void refuse(Reject reject) throws SQLException {
        rejectedByReason.merge(reject.code(), 1L, Long::sum);
        rejects.add(reject);
    }

    long rows() {
        return rows;
    }

    /// Completes the ledger's part.
    ///
    /// @param refusedAmounts what refused rows would have sold for, by reason
    /// @throws NoUsableRow when no row at all could be used
    UploadCounts finish(Map<String, BigDecimal> refusedAmounts) {
        Map<String, BigDecimal> amounts = new TreeMap<>(refusedAmounts);
        if (erasedAmount.total().signum() > 0) {
            amounts.put(Reject.ERASED_CUSTOMER, erasedAmount.total());
        }
        long refused = rejectedByReason.values().stream().mapToLong(Long::longValue).sum();
        if (refused == rows) {
            throw new NoUsableRow(rows, rejectedByReason, amounts);
        }
        return UploadCounts.of(rows, ledger.finish(), rejectedByReason, amounts);
    }
}
