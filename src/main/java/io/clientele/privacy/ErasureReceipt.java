package io.clientele.privacy;

import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Instant;
import java.util.List;

@Schema(description = "What was done to a customer's data.")
record ErasureReceipt(
        @Schema(
                        description =
                                "Stands for the customer in the audit log; nobody can turn it back.",
                        example = "b5c1…")
                String pseudonym,
        @Schema(description = "What was asked for.") Mode mode,
        @Schema(description = "When (UTC).") Instant erasedAt,
        @Schema(
                        description =
                                "Rows removed or made anonymous, table by table. Of `daily_sales`,"
                                        + " `segment_place`, `segment_offer` and `bundle`: parts that"
                                        + " counted fewer than five customers, this one among them, and the"
                                        + " smallest others, which would have given those away. Where it is"
                                        + " not known which parts these are, all that counted so few.")
                List<TableReceipt> tables,
        @Schema(description = "All rows.", example = "131") long rows) {

    @Schema(description = "What was done to one table.")
    record TableReceipt(
            @Schema(description = "The table.", example = "order_line") String table,
            @Schema(description = "Rows.", example = "96") long rows) {}
}
