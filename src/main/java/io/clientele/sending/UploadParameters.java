package io.clientele.sending;

import io.clientele.ledger.Duplicates;
import io.clientele.ledger.Returns;
import io.clientele.row.DateOrder;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/// The query of an upload.
public record UploadParameters(
        @Parameter(
                        description =
                                "`field=column` pairs, comma-separated, such as"
                                        + " `customer-id=Kunde,ordered-at=Datum,amount=Betrag`; with"
                                        + " the word `auto` among them the rest is recognised. A name"
                                        + " with commas stands in quotes (a quote within is doubled),"
                                        + " and `#3` is the third column whatever its name. Left"
                                        + " out: all is recognised from the header.")
                @Nullable String mapping,
        @Parameter(description = "Sheet of a workbook, by name. Left out: the first that is shown.")
                @Nullable String sheet,
        @Parameter(
                        description = UploadParameters.HEADER,
                        schema = @Schema(type = "boolean", defaultValue = "true"))
                @Nullable Boolean header,
        @Parameter(
                        description =
                                "Which comes first in dates such as `3/4/2011`. Left out: what"
                                        + " `clientele.intake.dates` says; else what the file's dates show;"
                                        + " where none is over 12, what the last upload of the same columns"
                                        + " showed or was sent with, and only then a guess. The upload says"
                                        + " which under `reading.dates`. Times that begin with the year need"
                                        + " none of this.")
                @Nullable DateOrder dates,
        @Parameter(
                        description =
                                "Rows equal in every column: `drop` keeps the first, `keep` takes each as"
                                        + " a purchase.",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"drop", "keep"},
                                        defaultValue = "drop"))
                @Nullable Duplicates duplicates,
        @Parameter(
                        description =
                                "Returned rows that are new: `exclude` keeps them apart"
                                        + " from purchases; `net` subtracts them from the customer's"
                                        + " earlier purchases of the product, on the days of these,"
                                        + " and tells in `netted` what found no purchase. A run as of a"
                                        + " day before the return knows of it all the same.",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"exclude", "net"},
                                        defaultValue = "exclude"))
                @Nullable Returns returns,
        @Parameter(
                        description =
                                "Rows that sell no product, such as postage, fees and discounts:"
                                        + " `keep` takes and flags them, `drop` refuses them as"
                                        + " `non-product`.",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"keep", "drop"},
                                        defaultValue = "keep"))
                @Nullable NonProducts nonProducts,
        @Parameter(description = "Do everything but store, and tell what would have come of it.")
                @Nullable Boolean dryRun) {

    static final String HEADER =
            "`false`: the first row of CSV or of a sheet is a row like the others. Its columns are then named"
                    + " `#1`, `#2` and so on, for `mapping` to go by.";

    static final UploadParameters NONE =
            new UploadParameters(null, null, null, null, null, null, null, null);

    /// What to do with rows that sell no product.
    public enum NonProducts {
        KEEP,
        DROP;

        /// As it is spelled in the API.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The query with its defaults.
    public UploadOptions options() {
        boolean auto = mapping == null || mapping.isBlank() || mapping.equals("auto");
        return new UploadOptions(
                auto ? null : mapping,
                sheet == null || sheet.isBlank() ? null : sheet,
                Boolean.FALSE.equals(header) ? Boolean.FALSE : null,
                dates,
                duplicates == null ? Duplicates.DROP : duplicates,
                returns == null ? Returns.EXCLUDE : returns,
                nonProducts == NonProducts.DROP,
                dryRun != null && dryRun);
    }
}
