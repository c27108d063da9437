package io.clientele.preview;

import io.clientele.upload.Reading.DatesReading;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.UUID;

@Schema(
        name = "UploadPreview",
        description = "How a file would be read, from its first rows; nothing of it is stored.")
record Preview(
        @Schema(description = "Recognised format.", example = "CSV") String format,
        @Schema(description = "Character set of a text file.", example = "windows-1252")
                @Nullable String charset,
        @Schema(description = "Field separator of a CSV file.", example = ";")
                @Nullable String delimiter,
        @Schema(description = "Sheet of a workbook.", example = "Orders") @Nullable String sheet,
        @Schema(description = "Every column of the file, in its order.") List<Column> columns,
        @Schema(
                        description =
                                "Which column would be taken for which field; where `fault` says that this is not"
                                        + " enough, what was recognised.")
                List<FieldChoice> mapping,
        @Schema(description = "Why the file cannot be imported with these columns; null if it can.")
                @Nullable Fault fault,
        @Schema(
                        description =
                                "Order of day and month in dates such as `3/4/2011`, as far as these rows tell; null"
                                        + " where no date leaves it open, and with a `fault`.")
                @Nullable DatesReading dates,
        @Schema(description = "What could be read in more than one way, and how it would be read.")
                List<String> notes,
        @Schema(
                        description =
                                "The upload that has brought this very file already and stands: under the same"
                                        + " options an import would add nothing. Null where there is none, and with"
                                        + " `cutOff`, where nobody can tell.")
                @Nullable UUID sameContentAs,
        @Schema(description = "What the first rows come to; null with a `fault`.")
                @Nullable Checked checked) {

    @Schema(name = "PreviewedColumn", description = "A column of the file.")
    record Column(
            @Schema(
                            description =
                                    "Its number from 1 on; `#3` names the third in `mapping`.",
                            example = "1")
                    int number,
            @Schema(description = "Its name, as the file has it.", example = "Kunden-Nr, alt")
                    String name,
            @Schema(
                            description = "Its first different values, as sent.",
                            example = "[\"10777\", \"10337\"]")
                    List<String> examples) {}

    @Schema(name = "PreviewedField", description = "The column for a field, and why.")
    record FieldChoice(
            @Schema(description = "Field of an order line.", example = "customer-id") String field,
            @Schema(description = "Number of the column.", example = "1") int column,
            @Schema(description = "Why.", example = "header equals \"CustomerID\"")
                    String reason) {}

    @Schema(name = "PreviewFault", description = "What is wrong with the columns.")
    record Fault(
            @Schema(description = "Stable word for programs.", example = "missing-column")
                    String code,
            @Schema(
                            description = "The same in words.",
                            example =
                                    "No column holds ordered-at; looked for ordered-at, timestamp.")
                    String message) {}

    @Schema(name = "PreviewedRows", description = "The first rows by what would become of them.")
    record Checked(
            @Schema(description = "Rows looked at, the header not counted.", example = "1000")
                    int rows,
            @Schema(description = "Whether these are all rows of what was sent.") boolean all,
            @Schema(description = "Purchases, known ones among them.", example = "980")
                    int purchases,
            @Schema(description = "Returns.", example = "12") int returns,
            @Schema(
                            description =
                                    "Purchases and returns that the ledger has already: an import adds none of them.",
                            example = "40")
                    int known,
            @Schema(
                            description =
                                    "Others that are equal in every column to one before: an import adds them only"
                                            + " with `duplicates=keep`.",
                            example = "3")
                    int repeated,
            @Schema(description = "Rows that would be refused.", example = "8") int refused,
            @Schema(description = "These by reason code.", example = "{\"missing-customer-id\": 8}")
                    Map<String, Integer> refusedByReason) {}
}
