package io.clientele.sales;

import io.clientele.publishing.SnapshotDropped;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/// The daily sales of snapshots. They are written once; whoever keeps them looks whether all are
/// still there, since parts of a few customers go when one of these is erased.
@Component
public class SalesHistory {

    private static final int BATCH = 200;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    SalesHistory(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /// Keeps the parts of a snapshot, in the current transaction.
    public void keep(int snapshot, List<DailySales> parts) {
        template.batchUpdate(
                "insert into daily_sales values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                parts,
                BATCH,
                (statement, part) -> {
                    statement.setInt(1, snapshot);
                    statement.setString(2, part.division());
                    statement.setString(3, part.part());
                    statement.setObject(4, part.firstDay());
                    statement.setObject(5, part.revenue());
                    statement.setObject(6, part.orders());
                    var expected = part.expectation();
                    statement.setObject(7, expected == null ? null : expected.revenue());
                    statement.setObject(8, expected == null ? null : expected.purchases());
                    statement.setObject(9, expected == null ? null : expected.spread());
                    statement.setBoolean(10, part.lastDayOver());
                    statement.setDouble(11, expected == null ? 1 : expected.ordersPerPurchase());
                    statement.setInt(12, part.customers());
                });
    }

    /// The number of parts that are left of a snapshot, of all divisions.
    public int parts(int snapshot) {
        return jdbc.sql("select count(*) from daily_sales where snapshot_number = :snapshot")
                .param("snapshot", snapshot)
                .query(Integer.class)
                .single();
    }

    /// The parts of a division in ascending order; none for a snapshot that holds no such division.
    public List<DailySales> of(int snapshot, String division) {
        return jdbc.sql(
                        """
                        select division, part, first_day, revenue, orders, expected_revenue,
                            expected_purchases, orders_per_purchase, spread, last_day_over, customers
                        from daily_sales
                        where snapshot_number = :snapshot and division = :division
                        order by part
                        """)
                .param("snapshot", snapshot)
                .param("division", division)
                .query((row, index) -> sales(row))
                .list();
    }

    /// What belongs to no snapshot any longer is of no use.
    @EventListener
    void drop(SnapshotDropped dropped) {
        jdbc.sql("delete from daily_sales where snapshot_number = :snapshot")
                .param("snapshot", dropped.number())
                .update();
    }

    private static DailySales sales(ResultSet row) throws SQLException {
        return new DailySales(
                row.getString(1),
                row.getString(2),
                row.getObject(3, LocalDate.class),
                doubles(row.getArray(4)),
                integers(row.getArray(5)),
                row.getBoolean(10),
                row.getInt(11),
                row.getObject(6) == null
                        ? null
                        : new Expectation(
                                row.getDouble(6),
                                row.getDouble(7),
                                row.getDouble(8),
                                row.getDouble(9)));
    }

    private static double[] doubles(Array array) throws SQLException {
        return Arrays.stream((Double[]) array.getArray())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static int[] integers(Array array) throws SQLException {
        return Arrays.stream((Integer[]) array.getArray()).mapToInt(Integer::intValue).toArray();
    }
}
