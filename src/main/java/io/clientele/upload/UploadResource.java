package io.clientele.upload;

import io.clientele.job.WorkFailure;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

@Schema(name = "Upload", description = "A file sent by the shop and what became of it.")
public record UploadResource(
        @Schema(description = "Id of the upload.") UUID id,
        @Schema(description = "Where it stands; `UNDONE` was imported and taken back out.")
                UploadStatus status,
        @Schema(description = "How far the import is.") Progress progress,
        @Schema(description = "File name as sent.", example = "orders-2025-06.csv")
                @Nullable String fileName,
        @Schema(description = "Length as sent, in bytes.", example = "2415919") long bytes,
        @Schema(description = "Whether it was only tried: nothing is stored.") boolean dryRun,
        @Schema(
                        description =
                                "What became of the rows; always read = accepted + returns + duplicates + rejected.")
                RowCounts rows,
        @Schema(
                        description = "Refused rows by reason, the `code` of `Reject`.",
                        example = "{\"missing-customer-id\": 12}")
                Map<String, Long> rejectedByReason,
        @Schema(
                        description =
                                "What refused purchases would have sold for by reason code, as far as price and"
                                        + " quantity can be read; null where that was not summed.",
                        example = "{\"missing-customer-id\": 98.40}")
                @Nullable Map<String, BigDecimal> rejectedAmountByReason,
        @Schema(
                        description =
                                "What the duplicates came to; null where that was not summed.",
                        example = "604.10")
                @Nullable BigDecimal duplicatesAmount,
        @Schema(description = "Customers with an accepted row.", example = "2000") long customers,
        @Schema(description = "Orders with an accepted row.", example = "9500") long orders,
        @Schema(description = "Products with an accepted row.", example = "180") long products,
        @Schema(description = "Earliest accepted row (UTC).") @Nullable Instant firstOrderAt,
        @Schema(description = "Latest accepted row (UTC).") @Nullable Instant lastOrderAt,
        @Schema(
                        description =
                                "Accepted rows that sell no product, such as postage and fees.",
                        example = "250")
                long nonProducts,
        @Schema(description = "What became of returns with `returns=net`; null without.")
                @Nullable Netted netted,
        @Schema(
                        description =
                                "The earlier upload with the same content, when one stands: this one adds nothing.")
                @Nullable UUID sameContentAs,
        @Nullable Reading reading,
        @Schema(description = "Why it failed; null unless it did.") @Nullable WorkFailure failure,
        @Schema(description = "When it was received (UTC).") Instant createdAt,
        @Schema(description = "When the import began (UTC).") @Nullable Instant startedAt,
        @Schema(description = "When the import ended (UTC).") @Nullable Instant finishedAt) {

    @Schema(name = "UploadProgress", description = "How far an import is.")
    public record Progress(
            @Schema(
                            description =
                                    "What is being done: `queued`; `surveying` where a file has to be read to find out how its"
                                            + " dates and numbers are written; `reading`; `summarising`, which adds"
                                            + " up what customers bought; and `done`, `failed`, `cancelled` or"
                                            + " `undone`.",
                            example = "reading")
                    String stage,
            @Schema(description = "Share of the file read in that stage, 0 to 100.", example = "42")
                    int percent,
            @Schema(description = "Rows read a second.", example = "180000")
                    @Nullable Long rowsPerSecond,
            @Schema(description = "Estimated seconds to the end.", example = "3")
                    @Nullable Long etaSeconds) {}

    @Schema(description = "Rows of the file by what became of them.")
    public record RowCounts(
            @Schema(description = "Rows read, the header not counted.", example = "20431")
                    long read,
            @Schema(description = "Purchased lines added to the ledger.", example = "19870")
                    long accepted,
            @Schema(description = "Returned lines.", example = "310") long returns,
            @Schema(
                            description =
                                    "Lines that were there already; what an undone upload leaves of them becomes accepted.",
                            example = "101")
                    long duplicates,
            @Schema(description = "Refused rows, see /uploads/{id}/rejects.", example = "150")
                    long rejected) {}

    @Schema(description = "Returns that were subtracted from purchases.")
    public record Netted(
            @Schema(
                            description = "What they took from the customers' purchases.",
                            example = "1204.50")
                    BigDecimal amount,
            @Schema(
                            description =
                                    "Returned rows that found no purchase, or not enough of one.",
                            example = "12")
                    long unmatchedRows,
            @Schema(
                            description =
                                    "The part of their amounts that was therefore not subtracted.",
                            example = "99.90")
                    BigDecimal unmatchedAmount) {}

    /// Where the upload is found.
    public URI location() {
        return URI.create("/uploads/" + id);
    }

    static UploadResource of(Upload upload) {
        var progress = upload.progress();
        var counts = upload.counts();
        return new UploadResource(
                upload.id(),
                upload.status(),
                new Progress(
                        progress.stage(),
                        progress.percent(),
                        progress.rowsPerSecond(),
                        progress.etaSeconds()),
                upload.fileName(),
                upload.contentBytes(),
                upload.options().dryRun(),
                new RowCounts(
                        counts.rowsRead(),
                        counts.rowsAccepted(),
                        counts.rowsReturns(),
                        counts.rowsDuplicates(),
                        counts.rowsRejected()),
                counts.rejectedByReason(),
                cents(counts.rejectedAmounts()),
                cents(counts.duplicatesAmount()),
                counts.customers(),
                counts.orders(),
                counts.products(),
                counts.firstOrderAt(),
                counts.lastOrderAt(),
                counts.nonProducts(),
                netted(counts),
                upload.sameContentAs(),
                upload.reading(),
                upload.failure(),
                upload.createdAt(),
                upload.startedAt(),
                upload.finishedAt());
    }

    private static @Nullable Map<String, BigDecimal> cents(
            @Nullable Map<String, BigDecimal> amounts) {
        if (amounts == null) {
            return null;
        }
        Map<String, BigDecimal> rounded = new TreeMap<>(amounts);
        rounded.replaceAll((reason, amount) -> amount.setScale(2, RoundingMode.HALF_EVEN));
        return rounded;
    }

    private static @Nullable BigDecimal cents(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.setScale(2, RoundingMode.HALF_EVEN);
    }

    private static @Nullable Netted netted(UploadCounts counts) {
        var amount = counts.netted();
        var rows = counts.unmatchedReturns();
        var unmatched = counts.unmatchedAmount();
        return amount == null || rows == null || unmatched == null
                ? null
                : new Netted(
                        amount.setScale(2, RoundingMode.HALF_EVEN),
                        rows,
                        unmatched.setScale(2, RoundingMode.HALF_EVEN));
    }
}
