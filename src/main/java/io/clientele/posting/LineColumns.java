package io.clientele.posting;

import io.clientele.bulk.BinaryCopyWriter;
import io.clientele.ledger.OrderLine;

import java.sql.SQLException;

/// The columns of `order_line` in the order they are copied.
final class LineColumns {

    static final String[] NAMES = {
        "row_hash",
        "line",
        "ordered_at",
        "upload_number",
        "day",
        "returned",
        "non_product",
        "customer_id",
        "order_id",
        "product_id",
        "product_name",
        "category",
        "quantity",
        "unit_price",
        "amount",
        "region",
        "payment_method",
        "channel",
        "net"
    };

    private LineColumns() {}

    static void write(BinaryCopyWriter out, OrderLine line, long rowHash, int upload, boolean net)
            throws SQLException {
        out.row()
                .int8(rowHash)
                .int8(line.line())
                .timestamptz(line.orderedAtMicros())
                .int4(upload)
                .date(line.day())
                .bool(line.returned())
                .bool(line.nonProduct())
                .text(line.customerId())
                .text(line.orderId())
                .text(line.productId())
                .text(line.productName())
                .text(line.category())
                .numeric(line.quantity())
                .numeric(line.unitPrice())
                .numeric(line.amount())
                .text(line.region())
                .text(line.paymentMethod())
                .text(line.channel())
                .bool(net && line.returned());
    }
}
