package io.clientele.sending;

import io.clientele.ledger.Duplicates;
import io.clientele.ledger.Returns;
import io.clientele.row.DateOrder;
import io.clientele.row.Table;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.jspecify.annotations.Nullable;

/// How an upload is to be read.
///
/// @param mapping `field=column` pairs, comma-separated; null for `auto`
/// @param sheet of a workbook; null for the first that is shown
/// @param header false where the first row is no header; null else
/// @param dates the order of day and month; null where the file is to tell
/// @param duplicates what to do with rows equal in every column
/// @param returns what to do with returned lines that are new
/// @param nonProductsDropped whether to refuse lines that sell no product
/// @param dryRun do everything but store
@Embeddable
public record UploadOptions(
        @Nullable String mapping,
        @Nullable String sheet,
        @Nullable Boolean header,
        @Enumerated(EnumType.STRING) @Nullable DateOrder dates,
        @Enumerated(EnumType.STRING) Duplicates duplicates,
        @Enumerated(EnumType.STRING) Returns returns,
        boolean nonProductsDropped,
        boolean dryRun) {

    /// How files are read unless the sender says otherwise.
    public static final UploadOptions STANDARD =
            new UploadOptions(
                    null, null, null, null, Duplicates.DROP, Returns.EXCLUDE, false, false);

    /// Which table of the file is read.
    public Table table() {
        return new Table(sheet, header == null || header);
    }
}
