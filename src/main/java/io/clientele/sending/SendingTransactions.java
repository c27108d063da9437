package io.clientele.sending;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.SchemaProperty;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import org.springframework.http.MediaType;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes the sending of transactions with every type of body, whichever method takes it: to the
/// document they are one call.
@Operation(
        summary = "Send transactions",
        description =
                """
                Takes a file - CSV in any usual dialect, XLSX, NDJSON (an object may go over several lines), or a \
                JSON array of objects, each also gzipped - keeps it, and imports it in the background: follow `Location`. The content decides \
                how it is read; columns are recognised by their headers. Rows are checked one by one, refused \
                ones are listed with line and reason, and lines that are known already add nothing, however \
                often they are sent.

                A row is a return where its quantity is negative or its order id begins with a capital C \
                (`C536379`, `CANCEL7`), as tills mark cancellations. Some shops letter every order so: where more \
                than half of the rows that the file begins with do, without a negative quantity, the letter marks no \
                return in this file, or in one of less than 100 rows only right before a digit, and a note of the \
                upload says so.

                An amount is the row's own total. Where there is none, or only one that is named after orders (order \
                value, order amount, transaction amount, purchase amount) beside quantity and unit price, it is \
                quantity x unit price. Amounts are added up as they stand, and nothing is converted: where purchases \
                name several currencies, beside the price or in a column such as `currency`, a note of the upload says \
                so.

                A time may name its zone, by an offset, a name such as `Europe/London`, or both; else it is the \
                shop's.""",
        parameters = {
            @Parameter(
                    in = ParameterIn.HEADER,
                    name = "Content-Encoding",
                    description = "May say that the body is gzipped; it is found out all the same.",
                    schema = @Schema(type = "string", allowableValues = "gzip")),
            @Parameter(
                    in = ParameterIn.HEADER,
                    name = "Content-Disposition",
                    description = "May give the file its name; a form names it itself.",
                    schema = @Schema(type = "string"),
                    example = "attachment; filename=\"june.csv\"")
        },
        requestBody =
                @RequestBody(
                        required = true,
                        description =
                                "The file; other types of `text` and `application` are taken too.",
                        content = {
                            @Content(
                                    mediaType = "text/csv",
                                    schema =
                                            @Schema(
                                                    type = "string",
                                                    description =
                                                            "A header, and a line for each row."),
                                    examples = @ExampleObject(value = SendingTransactions.EXAMPLE)),
                            @Content(
                                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                                    array =
                                            @ArraySchema(
                                                    arraySchema =
                                                            @Schema(
                                                                    description =
                                                                            SendingTransactions
                                                                                    .ROWS),
                                                    schema =
                                                            @Schema(
                                                                    type = "object",
                                                                    description =
                                                                            SendingTransactions
                                                                                    .ROW)),
                                    examples =
                                            @ExampleObject(
                                                    value = SendingTransactions.ROWS_EXAMPLE)),
                            @Content(
                                    mediaType = SendingTransactions.NDJSON,
                                    schema =
                                            @Schema(
                                                    type = "string",
                                                    description =
                                                            "A JSON object a line, each as in the array.")),
                            @Content(
                                    mediaType = SendingTransactions.XLSX,
                                    schema =
                                            @Schema(
                                                    type = "string",
                                                    format = "binary",
                                                    description =
                                                            "A workbook; of its sheets one is read.")),
                            @Content(
                                    mediaType = SendingTransactions.GZIP,
                                    schema =
                                            @Schema(
                                                    type = "string",
                                                    format = "binary",
                                                    description =
                                                            "Any of the other files, gzipped.")),
                            @Content(
                                    mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                    schema =
                                            @Schema(
                                                    type = "string",
                                                    format = "binary",
                                                    description = "Any of the other files.")),
                            @Content(
                                    mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                    schema = @Schema(type = "object", requiredProperties = "file"),
                                    schemaProperties =
                                            @SchemaProperty(
                                                    name = "file",
                                                    schema =
                                                            @Schema(
                                                                    type = "string",
                                                                    format = "binary",
                                                                    description =
                                                                            "Any of the other files, with its name: the form's only part; parameters go in the query.")))
                        }))
@ApiResponse(
        responseCode = "201",
        description =
                "A JSON array of at most 1,000 rows, half a million characters and 1 MiB was imported while the call"
                        + " waited; the counts are final.")
@ApiResponse(
        responseCode = "202",
        description =
                "Received and kept; the import goes on in the background. So it does for a small JSON array too while"
                        + " another import has the ledger.")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SendingTransactions {

    String NDJSON = "application/x-ndjson";
    String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    String GZIP = "application/gzip";

    String EXAMPLE =
            """
            customer_id,order_id,product_id,quantity,unit_price,timestamp
            10777,O9001,P0007,2,14.95,2025-06-29T10:15:00Z
            """;

    String ROWS =
            "Rows: the names in the first thousand of them are the columns. A small array is answered with 201, once"
                    + " it is imported.";
    String ROW = "A row: the columns by name, as in the header of a CSV file.";
    String ROWS_EXAMPLE =
            """
            [{"customer_id": "10777", "order_id": "O9001", "product_id": "P0007", "quantity": 2,
              "unit_price": 14.95, "timestamp": "2025-06-29T10:15:00Z"}]
            """;
}
