package io.clientele.spark;

import io.clientele.testing.SparkServer;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.connect.Dataset;

import java.nio.file.Path;
import java.time.ZoneOffset;

/// The made-up shop as a lake would hold it: in several Parquet files, with numbers and times that
/// are no text.
final class LakeShop {

    private LakeShop() {}

    /// Has Spark write `shop.csv` of its folder so.
    static void write(SparkServer server, Path folder) {
        var cluster = new SparkCluster(server.address(), ZoneOffset.UTC);
        try (var session = cluster.session()) {
            Dataset<Row> rows =
                    session.read()
                            .format("csv")
                            .option("header", "true")
                            .option("escape", "\"")
                            .load(server.folder().resolve("shop.csv").toString());
            rows.selectExpr(
                            "customer_id",
                            "order_id",
                            "product_id",
                            "product_name",
                            "category",
                            "cast(quantity as int) as quantity",
                            "try_cast(unit_price as double) as unit_price",
                            "try_cast(timestamp as timestamp) as timestamp",
                            "region",
                            "payment_method",
                            "channel")
                    .repartition(8)
                    .write()
                    .parquet(folder.toString());
        }
    }
}
