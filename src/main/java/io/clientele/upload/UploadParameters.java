package io.clientele.upload;

import io.clientele.ledger.Duplicates;
import io.swagger.v3.oas.annotations.Parameter;

import org.jspecify.annotations.Nullable;

/// The query of an upload.
record UploadParameters(
        @Parameter(
                        description =
                                "`field=column` pairs, comma-separated, such as"
                                        + " `customer-id=Kunde,ordered-at=Datum,amount=Betrag`; with"
                                        + " the word `auto` among them the rest is recognised. Left"
                                        + " out: all is recognised from the header.")
                @Nullable String mapping,
        @Parameter(description = "Sheet of a workbook, by name. Left out: the first.")
                @Nullable String sheet,
        @Parameter(
                        description =
                                "Rows equal in every column: `drop` keeps the first (default),"
                                        + " `keep` takes each as a purchase.")
                @Nullable Duplicates duplicates,
        @Parameter(
                        description =
                                "Returned rows: `exclude` (default) keeps them apart from"
                                        + " purchases.")
                @Nullable Returns returns,
        @Parameter(description = "Do everything but store, and tell what would have come of it.")
                @Nullable Boolean dryRun) {

    /// What to do with returned rows.
    enum Returns {
        EXCLUDE;

        /// As it is spelled in the API.
        @Override
        public String toString() {
            return "exclude";
        }
    }

    UploadOptions options() {
        boolean auto = mapping == null || mapping.isBlank() || mapping.equals("auto");
        return new UploadOptions(
                auto ? null : mapping,
                sheet == null || sheet.isBlank() ? null : sheet,
                duplicates == null ? Duplicates.DROP : duplicates,
                dryRun != null && dryRun);
    }
}
